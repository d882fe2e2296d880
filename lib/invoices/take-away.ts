import { settleCharge } from "@/lib/charges/settle-charge";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import { log } from "@/lib/log";
import { getInvoiceOrThrow, isPayable } from "./find-invoice";
import { isInvoiceLocked } from "./limits";
import { toPayRequest } from "./pay-request";
import { toTriggerCharge } from "./trigger-charge";

/**
 * Whoever holds what the browser was given could go on trying cards without us: once the invoice is locked, Stripe's intent
 * is cancelled. When the page opens again, it makes another one. A PayPal order takes nothing without us.
 */
export async function takeAwayWhenLocked(ctx: Context, invoiceId: string): Promise<void> {
  const { orgId } = ctx;
  const found = await inOrg(orgId, async (tx) => {
    const invoice = await getInvoiceOrThrow(tx, orgId, invoiceId);
    const { charge } = invoice;
    if (!isPayable(invoice) || charge.gateway !== "stripe" || !charge.gatewayRef) return null;
    if (!(await isInvoiceLocked(tx, { orgId, invoiceId }))) return null;
    return { invoice, account: await getAccountOrThrow(tx, orgId, charge.gatewayAccountId) };
  });
  if (!found) return;
  const { invoice, account } = found;
  try {
    const state = await gatewayFor("stripe").cancelCharge(account, toPayRequest(invoice));
    if (state.state !== "cancelled") return await settleCharge(ctx, toTriggerCharge(invoice), state);
  } catch (error) {
    if (!isGatewayUnknown(error) && !isGatewayRejected(error)) throw error;
    log().warn(
      { err: error, requestId: ctx.requestId, invoiceId },
      "A locked payment could not be cancelled",
    );
  }
}
