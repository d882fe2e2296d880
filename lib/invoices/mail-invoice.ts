import type { Tx } from "@/lib/db";
import { toLocale } from "@/lib/i18n/locales";
import { writeInvoiceMail } from "@/lib/mail/invoice-mail";
import { toMailAddress } from "@/lib/mail/mail-address";
import { queueMail } from "@/lib/mail/queue-mail";
import { money } from "@/lib/money";
import { toBrandView } from "@/lib/setup/present-brand";
import type { FoundInvoice } from "./find-invoice";
import { toLetterhead } from "./letterhead";
import { invoiceUrl } from "./pay-path";

/**
 * Writes the mail that asks the customer to pay or to confirm, or reminds them of it; each once. Answers to whom; null
 * when no address is known, and then nothing is written.
 */
export async function mailInvoice(
  tx: Tx,
  invoice: FoundInvoice,
  about: "first" | "reminder",
  /** Staff ask for it again: a mark of that wish. */
  again?: string,
): Promise<string | null> {
  const { orgId, id, charge, customer } = invoice;
  const recipient = addressOf(customer);
  if (!recipient) return null;
  const asks = charge.captureMode === "client_confirm" ? "payNow" : "confirm";
  const kind = about === "reminder" ? "reminder" : asks;
  const amount = money(invoice.amount, invoice.currency);
  const written = writeInvoiceMail({
    kind,
    brand: toBrandView(customer.brand),
    locale: toLocale(customer.brand.locale) ?? "en",
    amount,
    item: charge.item?.name ?? charge.description,
    description: charge.description,
    number: invoice.number,
    dueAt: invoice.dueAt,
    letterhead: toLetterhead(invoice, amount),
    url: invoiceUrl(id),
  });
  await queueMail(tx, {
    orgId,
    kind: `invoice.${about === "reminder" ? "reminder" : asks === "payNow" ? "pay_now" : "confirm"}`,
    dedupeKey: `invoice.${about}:${again ? `${id}:${again}` : id}`,
    recipient,
    ...written,
    customerId: customer.id,
    invoiceId: id,
  });
  return recipient;
}

/** The contact's own address; else the one under which PayPal knows whoever pays, which is the label of what is saved. */
function addressOf({ contact, paymentMethod }: FoundInvoice["customer"]): string | null {
  const known = toMailAddress(contact.email);
  if (known || paymentMethod?.type !== "paypal" || paymentMethod.status !== "active") return known;
  return toMailAddress(paymentMethod.label);
}
