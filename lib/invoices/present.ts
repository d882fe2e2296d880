import { money, toDecimalNumber } from "@/lib/money";
import type { FoundInvoice } from "./find-invoice";
import { isUnpaid } from "./status";

/** The answer's `data`. */
export function presentInvoice(invoice: FoundInvoice) {
  const { charge } = invoice;
  return {
    data: {
      invoice_id: invoice.id,
      invoice_number: invoice.number,
      invoice_status: invoice.status,
      amount: toDecimalNumber(money(invoice.amount, invoice.currency)),
      currency: invoice.currency,
      billing_customer_id: invoice.customerId,
      charge_id: charge.id,
      charge_status: charge.status,
    },
  };
}

/** 202 while somebody may just have paid it. */
export function statusOfInvoice(invoice: FoundInvoice): 200 | 202 {
  return isUnpaid(invoice) ? 202 : 200;
}
