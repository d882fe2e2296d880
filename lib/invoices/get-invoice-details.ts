import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { money } from "@/lib/money";
import { findInvoice, isPayable } from "./find-invoice";
import { invoiceUrl } from "./pay-path";
import type { InvoiceDetails } from "./row";
import { isUnpaid } from "./status";

/** Everything that is known of one invoice; null for another organization's. */
export function getInvoiceDetails({ orgId }: Context, id: string): Promise<InvoiceDetails | null> {
  return inOrg(orgId, async (tx) => {
    const invoice = await findInvoice(tx, orgId, id);
    if (!invoice) return null;
    const mails = await tx.mail.findMany({
      where: { orgId, invoiceId: id, customerId: invoice.customerId },
      orderBy: { createdAt: "desc" },
      take: 20,
    });
    const { charge, customer } = invoice;
    const iso = (at: Date | null) => at?.toISOString() ?? null;
    return {
      id,
      number: invoice.number,
      status: invoice.status,
      amount: money(invoice.amount, invoice.currency),
      customer: { id: customer.id, name: customer.contact.name ?? customer.contactId },
      chargeId: charge.id,
      about: charge.item?.name ?? "Charge",
      description: charge.description,
      payable: isPayable(invoice),
      payUrl: invoiceUrl(id),
      voidable: isUnpaid(invoice) && invoice.voidReason === null,
      voidReason: invoice.voidReason,
      sentTo: invoice.sentTo,
      createdAt: invoice.createdAt.toISOString(),
      sentAt: iso(invoice.sentAt),
      openedAt: iso(invoice.openedAt),
      dueAt: iso(invoice.dueAt),
      remindedAt: iso(invoice.remindedAt),
      paidAt: iso(invoice.paidAt),
      voidedAt: iso(invoice.voidedAt),
      mails: mails.map(({ id: mailId, kind, recipient, status, createdAt }) => ({
        id: mailId,
        kind,
        recipient,
        status,
        at: createdAt.toISOString(),
      })),
    };
  });
}
