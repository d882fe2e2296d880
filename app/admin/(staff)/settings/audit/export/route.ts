import { auditCsv } from "@/lib/audit-log/csv";
import { auditFilters } from "@/lib/audit-log/schema";
import { csvAnswer, streamCsv } from "@/lib/http/csv";
import { readListParams } from "@/lib/http/list-params";
import { staffRoute } from "@/lib/http/staff-route";

/** The audit log, as filtered, as a file. */
export const GET = staffRoute({
  role: "admin",
  run: (ctx, request) => {
    const { filters } = readListParams(auditFilters, new URL(request.url).searchParams);
    return csvAnswer("audit-log", streamCsv(...auditCsv(ctx, filters)));
  },
});
