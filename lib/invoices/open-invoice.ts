import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { getInvoiceOrThrow } from "./find-invoice";

/**
 * A browser shows the invoice's page: written down for the first time alone. The page itself says so once it runs, for mail
 * scanners open links too.
 * @throws EdgeError unknown_invoice
 */
export async function openInvoice(ctx: Context, { invoiceId }: { invoiceId: string }): Promise<void> {
  const { orgId } = ctx;
  await inOrg(orgId, async (tx) => {
    const { customerId } = await getInvoiceOrThrow(tx, orgId, invoiceId);
    const { count } = await tx.invoice.updateMany({
      where: { orgId, id: invoiceId, openedAt: null },
      data: { openedAt: new Date() },
    });
    if (count > 0) await recordAudit(tx, ctx, { action: "payment.opened", subjectId: invoiceId, customerId });
  });
}
