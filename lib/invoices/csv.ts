import type { Context } from "@/lib/context";
import { allPages, CSV_PAGE, type CsvColumn, csvAmount } from "@/lib/lists/csv-columns";
import { listInvoices } from "./list-invoices";
import type { InvoiceFilters } from "./list-invoices-schema";
import type { InvoiceRow } from "./row";

const COLUMNS: readonly CsvColumn<InvoiceRow>[] = [
  { head: "id", cell: ({ id }) => id },
  { head: "number", cell: ({ number }) => number },
  { head: "customer_id", cell: ({ customerId }) => customerId },
  { head: "contact_id", cell: ({ contactId }) => contactId },
  { head: "charge_id", cell: ({ chargeId }) => chargeId },
  { head: "status", cell: ({ status }) => status },
  { head: "amount", cell: ({ amount, currency }) => csvAmount(amount, currency) },
  { head: "currency", cell: ({ currency }) => currency },
  { head: "sent_to", cell: ({ sentTo }) => sentTo },
  { head: "sent_at", cell: ({ sentAt }) => sentAt },
  { head: "due_at", cell: ({ dueAt }) => dueAt },
  { head: "paid_at", cell: ({ paidAt }) => paidAt },
  { head: "created_at", cell: ({ createdAt }) => createdAt },
];

/** The columns of an export, and its pages: all that the filters find, in their order. */
export function invoiceCsv(
  ctx: Context,
  filters: InvoiceFilters,
): [readonly CsvColumn<InvoiceRow>[], AsyncIterable<InvoiceRow[]>] {
  return [
    COLUMNS,
    allPages((cursor) => listInvoices(ctx, { ...filters, size: CSV_PAGE, ...(cursor ? { cursor } : {}) })),
  ];
}
