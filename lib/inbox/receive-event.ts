import { inOrg, pool } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { findAccount } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import type { GatewayName } from "@/lib/gateways/types";
import { step } from "@/lib/step";
import { storeEvent } from "./store-event";

type Delivery = { gateway: GatewayName; accountId: string; raw: Uint8Array; headers: Headers };

/**
 * Takes one delivery of a provider: verified against the account's secret over the very bytes, stored once however often it
 * comes, and worked later. Returning means that it is safe with us, so the provider may be told so.
 * @throws EdgeError unknown_gateway_account, invalid_signature
 */
export async function receiveEvent({ gateway, accountId, raw, headers }: Delivery): Promise<void> {
  const orgId = await organizationOf(accountId);
  if (!orgId) throw unknownAccount();
  const account = await inOrg(orgId, (tx) => findAccount(tx, orgId, accountId, gateway));
  if (!account) throw unknownAccount();
  const event = await gatewayFor(gateway).verifyWebhook(account, raw, headers);
  if (!event) throw new EdgeError("invalid_signature", "The signature does not belong to this account.");
  step("inbox.before_commit");
  await inOrg(orgId, (tx) => storeEvent(tx, account, event, Buffer.from(raw).toString("utf8")));
  step("inbox.after_commit");
}

const unknownAccount = () => new EdgeError("unknown_gateway_account", "There is no such gateway account.");

async function organizationOf(accountId: string): Promise<string | null> {
  const { rows } = await pool().query<{ org: string | null }>({
    name: "organization_of_gateway_account",
    text: "select organization_of_gateway_account($1) as org",
    values: [accountId],
  });
  return rows[0]?.org ?? null;
}
