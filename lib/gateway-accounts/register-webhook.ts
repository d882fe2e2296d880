import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { GatewayName } from "@/lib/gateways/types";
import { registerAccountWebhook } from "./connect-account";
import { findRowOrThrow } from "./find-row";
import { NAMES } from "./names";
import type { accountInput } from "./schema";
import { webhookUrl } from "./webhook-url";

/**
 * Has the provider send this account's events to us. What it refuses is answered as a sentence and changes nothing.
 * @throws EdgeError invalid_request when there is no such account
 */
export async function registerWebhook(
  ctx: Context,
  { accountId }: z.output<typeof accountInput>,
): Promise<{ webhookFault: string | null }> {
  const { gateway } = await inOrg(ctx.orgId, (tx) => findRowOrThrow(tx, ctx.orgId, accountId));
  try {
    await registerAccountWebhook(ctx, gateway, accountId);
  } catch (error) {
    return { webhookFault: toFault(gateway, error) };
  }
  await inOrg(ctx.orgId, (tx) =>
    recordAudit(tx, ctx, {
      action: "gateway_account.webhook_registered",
      subjectId: accountId,
      details: { gateway, address: webhookUrl(gateway, accountId) },
    }),
  );
  return { webhookFault: null };
}

function toFault(gateway: GatewayName, error: unknown): string {
  const name = NAMES[gateway];
  if (isGatewayUnknown(error)) return `${name} did not answer. Register the webhook again in a minute.`;
  if (isGatewayRejected(error)) {
    return `${name} refused our webhook (${error.providerCode}). It takes only addresses that it can reach over https: check APP_URL, then register the webhook again.`;
  }
  throw error;
}
