import type { Metadata } from "next";
import { actionTable } from "@/app/public/action-table";
import { DroppedFilters } from "@/components/admin/kit/dropped-filters";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListControls } from "@/components/admin/kit/list-controls";
import { ListPager } from "@/components/admin/kit/list-pager";
import { ListTable, shownColumns } from "@/components/admin/kit/list-table";
import { PageHeader } from "@/components/admin/kit/page-header";
import { CALL_COLUMNS } from "@/components/admin/log/call-columns";
import { callFilters } from "@/components/admin/log/call-filters";
import { apiLogFilters, toListApiRequests } from "@/lib/api-log/list-schema";
import { listApiRequests } from "@/lib/api-log/queries";
import { toCallLine } from "@/lib/api-log/to-view";
import { listKeyNames } from "@/lib/auth/api-keys/list-key-names";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { ERROR_STATUS } from "@/lib/errors";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";

const PATH = "/admin/developers/log";

export const metadata: Metadata = { title: "API log" };

/** Every call of the API that had a valid key, and what was answered. */
export default async function ApiLogPage({ searchParams }: PageProps) {
  const { ctx } = await requireStaff("viewer");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(apiLogFilters, query);
  const [{ rows, nextCursor }, keys] = await Promise.all([
    listApiRequests(ctx.orgId, toListApiRequests(filters)),
    listKeyNames(ctx),
  ]);
  const keyNames = new Map(keys.map(({ id, name }) => [id, name]));
  const errors = Object.keys(ERROR_STATUS).sort();
  return (
    <>
      <PageHeader
        title="API log"
        about="Every call with one of your keys, for 90 days; secrets and card numbers are never kept. Times are UTC."
      />
      <DroppedFilters dropped={dropped} />
      <ListControls
        query={query}
        filters={callFilters({ actions: [...actionTable.keys()], errors, keys })}
        columns={CALL_COLUMNS.map(({ key, title }) => ({ key, title }))}
        shown={shownColumns(CALL_COLUMNS, query.columns).map(({ key }) => key)}
      />
      <ListTable
        label="API calls"
        columns={CALL_COLUMNS}
        rows={rows.map((row) => toCallLine(row, keyNames))}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${PATH}/${id}`}
        path={PATH}
        query={query}
        empty={
          Object.keys(filters).length > 0 ? (
            <EmptyState title="No such call">Take a filter away, or choose other days.</EmptyState>
          ) : (
            <EmptyState
              title="No calls yet"
              action={
                <LinkButton href="/docs" variant="default">
                  How to call the API
                </LinkButton>
              }
            >
              A call appears here within a second or two once one of your systems makes it with an API key.
            </EmptyState>
          )
        }
      />
      <ListPager path={PATH} query={query} next={nextCursor} />
    </>
  );
}
