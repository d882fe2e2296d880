import { recordAudit } from "@/lib/audit/record";
import { finishCharge } from "@/lib/charges/finish-charge";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { step } from "@/lib/step";
import { type FoundInvoice, getInvoiceOrThrow, type PayVisitor } from "./find-invoice";
import { lastPress, toReceiptHash } from "./press";
import { isUnpaid } from "./status";
import { takeAwayWhenLocked } from "./take-away";

export type FinishPaymentInput = {
  invoiceId: string;
  visitor: PayVisitor;
  /** The customer says that it called it off. A hint: what the gateway says counts. */
  outcome?: "cancelled" | undefined;
};

/** `waiting`: nothing was paid, with the reason where the gateway gave one. `settled`: paid, void or otherwise over. */
export type FinishPaymentResult =
  | { state: "settled" }
  | { state: "processing" }
  | { state: "waiting"; failureCode?: string }
  | { state: "called_off" }
  | { state: "held_back" }
  | { state: "elsewhere" };

/**
 * Asks the gateway what became of the payment, and converges: paid once, however many ask.
 * @throws EdgeError unknown_invoice
 */
export async function finishPayment(
  ctx: Context,
  { invoiceId, visitor, outcome }: FinishPaymentInput,
): Promise<FinishPaymentResult> {
  const before = await inOrg(ctx.orgId, (tx) => getInvoiceOrThrow(tx, ctx.orgId, invoiceId));
  if (!isUnpaid(before)) return { state: "settled" };
  step("pay.before_finish");
  await finishCharge(ctx, before.chargeId);
  step("pay.after_finish");
  return reportPayment(ctx, invoiceId, visitor, outcome);
}

/** How the payment stands by our rows, as its browser is told. */
export async function reportPayment(
  ctx: Context,
  invoiceId: string,
  { receipt }: PayVisitor,
  outcome?: "cancelled",
): Promise<FinishPaymentResult> {
  const { invoice, press } = await inOrg(ctx.orgId, async (tx) => {
    const invoice = await getInvoiceOrThrow(tx, ctx.orgId, invoiceId);
    return { invoice, press: await lastPress(tx, invoice, receipt) };
  });
  if (!isUnpaid(invoice)) return { state: "settled" };
  if (invoice.charge.status === "processing") return { state: "processing" };
  if (invoice.charge.status !== "pending_client_action") return { state: "settled" };
  if (press?.outcome === "failed") {
    await takeAwayWhenLocked(ctx, invoiceId);
    return { state: "waiting", failureCode: press.failureCode ?? "processing_error" };
  }
  if (outcome === "cancelled") {
    await callOff(ctx, invoice, receipt);
    return { state: "called_off" };
  }
  // A page that only waited has nothing to wait for any more.
  return press?.outcome === "pending" ? { state: "waiting" } : { state: "elsewhere" };
}

/** A press that came to nothing shall not count against the customer. */
async function callOff(ctx: Context, { id, customerId }: FoundInvoice, receipt: string | undefined) {
  const { orgId } = ctx;
  if (!receipt) return;
  await inOrg(orgId, async (tx) => {
    const { count } = await tx.payTry.updateMany({
      where: { orgId, invoiceId: id, outcome: "pending", receiptHash: toReceiptHash(receipt) },
      data: { outcome: "cancelled", settledAt: new Date() },
    });
    if (count > 0) await recordAudit(tx, ctx, { action: "payment.cancelled", subjectId: id, customerId });
  });
}
