import type { Metadata } from "next";
import { auditListFilters } from "@/components/admin/audit/audit-filters";
import { AuditTable } from "@/components/admin/audit/audit-table";
import { DroppedFilters } from "@/components/admin/kit/dropped-filters";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { ListControls } from "@/components/admin/kit/list-controls";
import { ListPager } from "@/components/admin/kit/list-pager";
import { PageHeader } from "@/components/admin/kit/page-header";
import { listAuditLog } from "@/lib/audit-log/list-audit-log";
import { listAuditChoices } from "@/lib/audit-log/list-choices";
import { auditFilters } from "@/lib/audit-log/schema";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage({ searchParams }: PageProps) {
  const { ctx, role } = await requireStaff("viewer");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(auditFilters, query);
  const [page, choices] = await Promise.all([listAuditLog(ctx, filters), listAuditChoices(ctx)]);
  return (
    <>
      <PageHeader
        title="Audit log"
        about="Who did what, from where, and what it was before. Nobody can change it. Times are UTC."
      />
      <DroppedFilters dropped={dropped} />
      <ListControls
        query={query}
        searches="names, ids, actions"
        filters={auditListFilters(choices)}
        {...(covers(role, "admin") ? { csv: "/admin/settings/audit/export" } : {})}
      />
      <AuditTable
        lines={page.rows}
        query={query}
        empty={
          Object.keys(filters).length === 0 ? (
            <EmptyState title="Nothing is written down yet">
              Whatever staff, API keys and customers change from now on is listed here.
            </EmptyState>
          ) : (
            <EmptyState title="Nothing is found">
              {page.lookedThrough
                ? `The latest ${page.lookedThrough.toLocaleString("en")} entries were looked through. The next page looks on from there.`
                : "Take a filter away, or search for another word."}
            </EmptyState>
          )
        }
      />
      <ListPager path="/admin/settings/audit" query={query} next={page.nextCursor} />
    </>
  );
}
