import type { Context } from "@/lib/context";
import { allPages, CSV_PAGE, type CsvColumn } from "@/lib/lists/csv-columns";
import { listAuditLog } from "./list-audit-log";
import type { AuditFilters } from "./schema";
import type { AuditLine } from "./view";

const json = (value: object) => (Object.keys(value).length === 0 ? null : JSON.stringify(value));

const COLUMNS: readonly CsvColumn<AuditLine>[] = [
  { head: "at", cell: ({ at }) => at },
  { head: "who", cell: ({ who }) => who },
  { head: "actor_type", cell: ({ actorType }) => actorType },
  { head: "actor_id", cell: ({ actorId }) => actorId },
  { head: "action", cell: ({ action }) => action },
  { head: "sentence", cell: ({ said }) => said },
  { head: "subject_id", cell: ({ subjectId }) => subjectId },
  { head: "customer_id", cell: ({ customerId }) => customerId },
  { head: "changes", cell: ({ changes }) => json(changes) },
  { head: "details", cell: ({ more }) => json(more) },
  { head: "address", cell: ({ address }) => address },
  { head: "request_id", cell: ({ requestId }) => requestId },
  { head: "id", cell: ({ id }) => id },
];

/** The columns of an export of the audit log, and its pages: all that the filters find, newest first. */
export function auditCsv(
  ctx: Context,
  filters: AuditFilters,
): [readonly CsvColumn<AuditLine>[], AsyncIterable<AuditLine[]>] {
  const { cursor: _, ...rest } = filters;
  return [
    COLUMNS,
    allPages((cursor) => listAuditLog(ctx, { ...rest, size: CSV_PAGE, ...(cursor ? { cursor } : {}) })),
  ];
}
