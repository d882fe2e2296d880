import { inOrg, pool } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { findAccount } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import type { GatewayEvent, GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { step } from "@/lib/step";

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
  await store(orgId, accountId, event, Buffer.from(raw).toString("utf8"), event.mode === account.mode);
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

/** A test event at a live account (or the other way round) is kept for people to see, and never acted on. */
async function store(
  orgId: string,
  accountId: string,
  event: GatewayEvent,
  raw: string,
  sameMode: boolean,
): Promise<void> {
  await inOrg(orgId, async (tx) => {
    const id = newId("inb");
    const { count } = await tx.inboxEvent.createMany({
      data: {
        orgId,
        id,
        gatewayAccountId: accountId,
        providerEventId: event.id,
        type: event.type,
        about: event.about,
        raw: withoutSecrets(raw),
        ...(sameMode ? {} : { status: "failed", lastError: `a ${event.mode} event` }),
      },
      skipDuplicates: true,
    });
    if (count === 0 || !sameMode) return;
    // A hint, so that the worker comes at once; the row itself is what the sweep looks for.
    await tx.$executeRaw`select graphile_worker.add_job('converge_event', json_build_object('orgId', ${orgId}::text, 'id', ${id}::text), job_key := ${id})`;
  });
}

/** What is kept is for people to read; an intent's client secret is not for them. */
function withoutSecrets(raw: string): string {
  return raw.replaceAll(/("client_secret"\s*:\s*")[^"]*"/g, '$1[removed]"');
}
