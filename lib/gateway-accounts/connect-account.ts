import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { env } from "@/lib/env";
import { gatewayFor } from "@/lib/gateways";
import type { GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { seal } from "@/lib/secrets";
import { credentialsPlace, getAccountOrThrow } from "./queries";
import type { ConnectAccountInput } from "./schema";

/** Where a provider sends this account's events. */
function webhookUrl(gateway: GatewayName, accountId: string): string {
  return `${env().APP_URL}/public/edge/webhooks/${gateway}/${accountId}`;
}

/**
 * Stores an account's credentials, sealed, and makes it the one in use at its gateway; an earlier one stays for what was
 * begun with it. The webhook is registered afterwards, by `registerAccountWebhook`.
 */
export async function connectAccount(ctx: Context, input: ConnectAccountInput): Promise<{ id: string }> {
  const id = newId("ga");
  const sealed = seal(JSON.stringify(input.credentials), credentialsPlace(ctx.orgId, id));
  await inOrg(ctx.orgId, async (tx) => {
    await tx.gatewayAccount.updateMany({
      where: { orgId: ctx.orgId, gateway: input.gateway, status: "active" },
      data: { status: "disabled" },
    });
    await tx.gatewayAccount.create({
      data: {
        orgId: ctx.orgId,
        id,
        gateway: input.gateway,
        mode: input.mode,
        name: input.name,
        credentials: new Uint8Array(sealed.bytes),
        keyId: sealed.keyId,
      },
    });
    await recordAudit(tx, ctx, {
      action: "gateway_account.connected",
      subjectId: id,
      details: { gateway: input.gateway, mode: input.mode, name: input.name },
    });
  });
  return { id };
}

/**
 * Registers our webhook at the provider, or finds it again, and keeps what verifies its events. Safe to repeat, and to
 * be repeated whenever APP_URL changes.
 * @throws GatewayUnknown, GatewayRejected
 */
export async function registerAccountWebhook(
  ctx: Context,
  gateway: GatewayName,
  accountId: string,
): Promise<void> {
  const account = await inOrg(ctx.orgId, (tx) => getAccountOrThrow(tx, ctx.orgId, accountId));
  const registration = await gatewayFor(gateway).registerWebhook(account, webhookUrl(gateway, accountId));
  const kept = gateway === "stripe" ? { webhookSecret: registration.secret } : { webhookId: registration.id };
  const credentials = { ...(account.credentials as object), ...kept };
  const sealed = seal(JSON.stringify(credentials), credentialsPlace(ctx.orgId, accountId));
  await inOrg(ctx.orgId, (tx) =>
    tx.gatewayAccount.update({
      where: { orgId_id: { orgId: ctx.orgId, id: accountId } },
      data: { credentials: new Uint8Array(sealed.bytes), keyId: sealed.keyId },
    }),
  );
}
