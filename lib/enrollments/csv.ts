import type { Context } from "@/lib/context";
import { allPages, CSV_PAGE, type CsvColumn } from "@/lib/lists/csv-columns";
import { listEnrollmentRows } from "./list-enrollment-rows";
import type { EnrollmentFilters } from "./list-enrollment-rows-schema";
import type { EnrollmentRow } from "./view";

const COLUMNS: readonly CsvColumn<EnrollmentRow>[] = [
  { head: "id", cell: ({ id }) => id },
  { head: "customer_id", cell: ({ customerId }) => customerId },
  { head: "contact_id", cell: ({ contactId }) => contactId },
  { head: "item_id", cell: ({ itemId }) => itemId },
  { head: "item", cell: ({ itemName }) => itemName },
  { head: "status", cell: ({ status }) => status },
  { head: "reason", cell: ({ statusReason }) => statusReason },
  { head: "consecutive_failures", cell: ({ consecutiveFailures }) => consecutiveFailures },
  { head: "last_triggered_at", cell: ({ lastTriggeredAt }) => lastTriggeredAt },
  { head: "last_charge_status", cell: ({ lastChargeStatus }) => lastChargeStatus },
  { head: "created_at", cell: ({ createdAt }) => createdAt },
];

/** The columns of an export, and its pages: all that the filters find, in their order. */
export function enrollmentCsv(
  ctx: Context,
  filters: EnrollmentFilters,
): [readonly CsvColumn<EnrollmentRow>[], AsyncIterable<EnrollmentRow[]>] {
  return [
    COLUMNS,
    allPages((cursor) =>
      listEnrollmentRows(ctx, { ...filters, size: CSV_PAGE, ...(cursor ? { cursor } : {}) }),
    ),
  ];
}
