import { recordAudit } from "@/lib/audit/record";
import { askGateway } from "@/lib/charges/ask-gateway";
import { finishCharge } from "@/lib/charges/finish-charge";
import { settleCharge } from "@/lib/charges/settle-charge";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { GatewayAccount } from "@/lib/gateways/types";
import type { PaymentMethod } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { queueByAddress } from "@/lib/setup/limits";
import type { Locale } from "@/lib/setup/view";
import { step } from "@/lib/step";
import { type FoundInvoice, getInvoiceOrThrow, isPayable, lockInvoice, methodOf } from "./find-invoice";
import { type FinishPaymentResult, reportPayment } from "./finish-payment";
import { isPaymentHeldBack } from "./limits";
import { addPress } from "./press";
import { toTriggerCharge } from "./trigger-charge";

export type PaySavedInput = { invoiceId: string; receipt: string; locale: Locale };

type Claimed = { invoice: FoundInvoice; method: PaymentMethod; account: GatewayAccount };

/** A living process has the gateway's answer within this time; a row that is older was left behind. */
const ASKED_WITHIN_MS = 40_000;

/**
 * The customer presses "pay with my saved PayPal": the server charges it. Of two at once one charges, and the other finds it
 * in doubt. Stripe's saved card is confirmed by the browser instead (`tryPayment`, then the form's own confirm), for its
 * bank may ask.
 * @throws EdgeError unknown_invoice
 */
export async function paySaved(ctx: Context, input: PaySavedInput): Promise<FinishPaymentResult> {
  const claimedAt = Date.now();
  const claimed = await inOrg(ctx.orgId, (tx) => claim(tx, ctx, input));
  step("pay.after_saved_commit");
  if (claimed === "held_back") return { state: "held_back" };
  if (claimed) await charge(ctx, claimed, claimedAt);
  return reportPayment(ctx, input.invoiceId, claimed ? { receipt: input.receipt } : {});
}

async function claim(tx: Tx, ctx: Context, input: PaySavedInput): Promise<Claimed | "held_back" | null> {
  const { orgId } = ctx;
  const { invoiceId } = input;
  const before = await lockInvoice(tx, orgId, invoiceId);
  const method = methodOf(before);
  if (!isPayable(before) || before.charge.gateway !== "paypal" || method?.status !== "active") return null;
  await queueByAddress(tx, ctx.address);
  if (await isPaymentHeldBack(tx, { orgId, invoiceId, address: ctx.address })) return "held_back";
  const id = await addPress(tx, ctx, before, { ...input, method: "saved" });
  await tx.charge.update({
    where: { orgId_id: { orgId, id: before.chargeId } },
    data: {
      status: "processing",
      // An order that waited for the payer's own approval has the key of this attempt, and is not captured any more.
      attempt: { increment: 1 },
      orderRef: null,
      gatewayRef: null,
      paymentMethodId: method.id,
      checks: 0,
      nextCheckAt: new Date(Date.now() + ASKED_WITHIN_MS),
    },
  });
  await recordAudit(tx, ctx, {
    action: "payment.tried",
    subjectId: invoiceId,
    customerId: before.customerId,
    details: { try_id: id, method: "saved" },
  });
  step("pay.before_saved_commit");
  const invoice = await getInvoiceOrThrow(tx, orgId, invoiceId);
  return { invoice, method, account: await getAccountOrThrow(tx, orgId, invoice.charge.gatewayAccountId) };
}

async function charge(ctx: Context, { invoice, method, account }: Claimed, claimedAt: number): Promise<void> {
  try {
    const answer = await askGateway(account, invoice.charge, method, { asked: false, claimedAt });
    step("pay.after_saved_charge");
    await settleCharge(ctx, toTriggerCharge(invoice), answer);
  } catch (error) {
    if (!isGatewayUnknown(error) && !isGatewayRejected(error)) throw error;
    log().warn({ err: error, requestId: ctx.requestId, chargeId: invoice.chargeId }, "A payment is in doubt");
    await finishCharge(ctx, invoice.chargeId);
  }
}
