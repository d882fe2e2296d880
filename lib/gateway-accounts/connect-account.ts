import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { gatewayFor } from "@/lib/gateways";
import type { GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { keepCredentials } from "./keep-credentials";
import { lockAccounts } from "./lock-accounts";
import { getAccountOrThrow, sealCredentials } from "./queries";
import type { ConnectAccountInput } from "./schema";
import { webhookUrl } from "./webhook-url";

/**
 * Stores an account's credentials, sealed, and makes it the one in use at its gateway; an earlier one stays for what was
 * begun with it. The webhook is registered afterwards, by `registerAccountWebhook`.
 */
export async function connectAccount(ctx: Context, input: ConnectAccountInput): Promise<{ id: string }> {
  const id = newId("ga");
  await inOrg(ctx.orgId, async (tx) => {
    await lockAccounts(tx, ctx.orgId);
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
        ...sealCredentials(ctx.orgId, id, input.credentials),
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
  await inOrg(ctx.orgId, (tx) => keepCredentials(tx, ctx.orgId, accountId, kept));
}
