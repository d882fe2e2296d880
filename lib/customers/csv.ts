import type { Context } from "@/lib/context";
import { allPages, CSV_PAGE, type CsvColumn, csvAmount } from "@/lib/lists/csv-columns";
import { type CustomerRow, listCustomers } from "./list-customers";
import type { CustomerFilters } from "./list-customers-schema";

const COLUMNS: readonly CsvColumn<CustomerRow>[] = [
  { head: "id", cell: ({ id }) => id },
  { head: "contact_id", cell: ({ contactId }) => contactId },
  { head: "name", cell: ({ name }) => name },
  { head: "email", cell: ({ email }) => email },
  { head: "status", cell: ({ status }) => status },
  { head: "gateway", cell: ({ gateway }) => gateway },
  { head: "brand", cell: ({ brandName }) => brandName },
  { head: "payment_method", cell: ({ methodLabel }) => methodLabel },
  { head: "payment_method_status", cell: ({ methodStatus }) => methodStatus },
  { head: "active_enrollments", cell: ({ enrollments }) => enrollments },
  { head: "last_charge_status", cell: ({ lastCharge }) => lastCharge?.status ?? null },
  {
    head: "last_charge_amount",
    cell: ({ lastCharge }) => lastCharge && csvAmount(lastCharge.amount, lastCharge.currency),
  },
  { head: "last_charge_currency", cell: ({ lastCharge }) => lastCharge?.currency ?? null },
  { head: "last_charge_at", cell: ({ lastCharge }) => lastCharge?.at ?? null },
  { head: "created_at", cell: ({ createdAt }) => createdAt },
  { head: "activated_at", cell: ({ activatedAt }) => activatedAt },
];

/** The columns of an export of customers, and its pages: all that the filters find, in their order. */
export function customerCsv(
  ctx: Context,
  filters: CustomerFilters,
): [readonly CsvColumn<CustomerRow>[], AsyncIterable<CustomerRow[]>] {
  return [
    COLUMNS,
    allPages((cursor) => listCustomers(ctx, { ...filters, size: CSV_PAGE, ...(cursor ? { cursor } : {}) })),
  ];
}
