import type { Context } from "@/lib/context";
import { allPages, CSV_PAGE, type CsvColumn, csvAmount } from "@/lib/lists/csv-columns";
import { listCharges } from "./list-charges";
import type { ChargeFilters } from "./list-charges-schema";
import type { ChargeRow } from "./view";

const COLUMNS: readonly CsvColumn<ChargeRow>[] = [
  { head: "id", cell: ({ id }) => id },
  { head: "customer_id", cell: ({ customerId }) => customerId },
  { head: "contact_id", cell: ({ contactId }) => contactId },
  { head: "contact_name", cell: ({ contactName }) => contactName },
  { head: "kind", cell: ({ kind }) => kind },
  { head: "item_id", cell: ({ itemId }) => itemId },
  { head: "item", cell: ({ itemName }) => itemName },
  { head: "status", cell: ({ status }) => status },
  { head: "amount", cell: ({ amount, currency }) => csvAmount(amount, currency) },
  { head: "refunded", cell: ({ refundedAmount, currency }) => csvAmount(refundedAmount, currency) },
  { head: "currency", cell: ({ currency }) => currency },
  { head: "gateway", cell: ({ gateway }) => gateway },
  { head: "mode", cell: ({ mode }) => mode },
  { head: "gateway_ref", cell: ({ gatewayRef }) => gatewayRef },
  { head: "payment_method", cell: ({ methodLabel }) => methodLabel },
  { head: "failure_code", cell: ({ failureCode }) => failureCode },
  { head: "decline_code", cell: ({ declineCode }) => declineCode },
  { head: "trigger_id", cell: ({ triggerId }) => triggerId },
  { head: "created_at", cell: ({ createdAt }) => createdAt },
  { head: "captured_at", cell: ({ capturedAt }) => capturedAt },
];

/** The columns of an export, and its pages: all that the filters find, in their order. */
export function chargeCsv(
  ctx: Context,
  filters: ChargeFilters,
): [readonly CsvColumn<ChargeRow>[], AsyncIterable<ChargeRow[]>] {
  return [
    COLUMNS,
    allPages((cursor) => listCharges(ctx, { ...filters, size: CSV_PAGE, ...(cursor ? { cursor } : {}) })),
  ];
}
