import type { Context } from "@/lib/context";
import { allPages, CSV_PAGE, type CsvColumn, csvAmount } from "@/lib/lists/csv-columns";
import { listRevenueRows } from "./list-revenue";
import type { RevenueFilters } from "./list-revenue-schema";
import type { RevenueRow } from "./view";

const COLUMNS: readonly CsvColumn<RevenueRow>[] = [
  { head: "id", cell: ({ id }) => id },
  { head: "charge_id", cell: ({ chargeId }) => chargeId },
  { head: "customer_id", cell: ({ customerId }) => customerId },
  { head: "contact_id", cell: ({ contactId }) => contactId },
  { head: "source", cell: ({ source }) => source },
  { head: "status", cell: ({ status }) => status },
  { head: "gross", cell: ({ gross, currency }) => csvAmount(gross, currency) },
  { head: "fee", cell: ({ fee, currency }) => csvAmount(fee, currency) },
  { head: "net", cell: ({ net, currency }) => csvAmount(net, currency) },
  { head: "refunded", cell: ({ refunded, currency }) => csvAmount(refunded, currency) },
  { head: "currency", cell: ({ currency }) => currency },
  { head: "gateway", cell: ({ gateway }) => gateway },
  { head: "mode", cell: ({ mode }) => mode },
  { head: "created_at", cell: ({ createdAt }) => createdAt },
];

/** The columns of an export, and its pages: all that the filters find, in their order. */
export function revenueCsv(
  ctx: Context,
  filters: RevenueFilters,
): [readonly CsvColumn<RevenueRow>[], AsyncIterable<RevenueRow[]>] {
  return [
    COLUMNS,
    allPages((cursor) => listRevenueRows(ctx, { ...filters, size: CSV_PAGE, ...(cursor ? { cursor } : {}) })),
  ];
}
