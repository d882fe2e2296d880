import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { wireId } from "@/lib/wire";
import { type FoundInvoice, isPayable, lockInvoice } from "./find-invoice";
import { mailInvoice } from "./mail-invoice";

export const resendInvoiceInput = z.object({
  invoice_id: wireId,
  /** The mark of one wish: it is mailed once for each. */
  once: z.string().min(16).max(100),
});

/**
 * Mails the customer once more where they can pay. Answers to whom.
 * @throws EdgeError unknown_invoice; invalid_request when nothing can be paid any more, or no address is known
 */
export function resendInvoice(
  ctx: Context,
  { invoice_id, once }: z.infer<typeof resendInvoiceInput>,
): Promise<{ sentTo: string }> {
  return inOrg(ctx.orgId, async (tx) => {
    const invoice = await lockInvoice(tx, ctx.orgId, invoice_id);
    if (!isPayable(invoice))
      throw new EdgeError(
        "invalid_request",
        "Nothing can be paid on this invoice now: reload the page to see why.",
      );
    const sentTo = await mailInvoice(tx, invoice, "first", once);
    if (!sentTo)
      throw new EdgeError(
        "invalid_request",
        "No e-mail address of this customer is known. Send them the link of the pay page yourself.",
      );
    await recordSent(tx, invoice, sentTo);
    await recordAudit(tx, ctx, {
      action: "invoice.mailed",
      subjectId: invoice.id,
      customerId: invoice.customerId,
      details: { once },
    });
    return { sentTo };
  });
}

/** An address that has become known, or has changed since: from here on it is the one that was asked, and is reminded. */
async function recordSent(tx: Tx, { orgId, id }: FoundInvoice, sentTo: string): Promise<void> {
  await tx.invoice.updateMany({ where: { orgId, id, status: "draft" }, data: { status: "sent" } });
  await tx.invoice.updateMany({
    where: { orgId, id, OR: [{ sentTo: null }, { sentTo: { not: sentTo } }] },
    data: { sentTo, sentAt: new Date() },
  });
}
