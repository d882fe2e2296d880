import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { queueByAddress } from "@/lib/setup/limits";
import type { Locale } from "@/lib/setup/view";
import { step } from "@/lib/step";
import { isPayable, lockInvoice, methodOf } from "./find-invoice";
import { isPaymentHeldBack } from "./limits";
import { addPress } from "./press";

export type TryPaymentInput = {
  invoiceId: string;
  /** The mark of the browser that presses: it alone sees the receipt. */
  receipt: string;
  /** As `beginPayment` answered it. */
  attempt: number;
  method: "saved" | "other";
  locale: Locale;
};

/** `held_back`: too many refused tries lately. `elsewhere`: the invoice's state has moved on. */
export type TryPaymentResult = "go" | "held_back" | "elsewhere";

/**
 * Asked when the customer presses the button and before the provider is: counts the try, so that card testers find an end.
 * Tries are counted under the charge's lock, so a hundred at once are a hundred one after the other.
 * @throws EdgeError unknown_invoice
 */
export async function tryPayment(ctx: Context, input: TryPaymentInput): Promise<TryPaymentResult> {
  const { invoiceId, attempt } = input;
  const result = await inOrg(ctx.orgId, async (tx): Promise<TryPaymentResult> => {
    const invoice = await lockInvoice(tx, ctx.orgId, invoiceId);
    if (!isPayable(invoice) || invoice.charge.attempt !== attempt) return "elsewhere";
    await queueByAddress(tx, ctx.address);
    if (await isPaymentHeldBack(tx, { orgId: ctx.orgId, invoiceId, address: ctx.address }))
      return "held_back";
    const id = await addPress(tx, ctx, invoice, input);
    const method = methodOf(invoice);
    // Stripe confirms with the customer's method of today, whichever it was when the charge was made.
    if (input.method === "saved" && method && method.id !== invoice.charge.paymentMethodId)
      await tx.charge.update({
        where: { orgId_id: { orgId: ctx.orgId, id: invoice.chargeId } },
        data: { paymentMethodId: method.id },
      });
    await recordAudit(tx, ctx, {
      action: "payment.tried",
      subjectId: invoice.id,
      customerId: invoice.customerId,
      details: { try_id: id, method: input.method },
    });
    step("pay.before_try_commit");
    return "go";
  });
  step("pay.after_try_commit");
  return result;
}
