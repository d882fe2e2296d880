import type { Metadata } from "next";
import { DroppedFilters } from "@/components/admin/kit/dropped-filters";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListControls } from "@/components/admin/kit/list-controls";
import { ListPager } from "@/components/admin/kit/list-pager";
import { ListTable, shownColumns } from "@/components/admin/kit/list-table";
import { PageHeader } from "@/components/admin/kit/page-header";
import { EVENT_COLUMNS } from "@/components/admin/webhooks/event-columns";
import { eventFilterFields } from "@/components/admin/webhooks/filters";
import { lookedInWords } from "@/components/admin/webhooks/words";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";
import { EVENT_TYPES, eventFilters } from "@/lib/webhooks/list-deliveries-schema";
import { listEventRows } from "@/lib/webhooks/list-event-rows";

const PATH = "/admin/developers/events";

export const metadata: Metadata = { title: "Events" };

/** Everything that integrators are told, whether an endpoint asked for it or not. */
export default async function EventsPage({ searchParams }: PageProps) {
  const { ctx } = await requireStaff("viewer");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(eventFilters, query);
  const { rows, nextCursor, lookedThrough } = await listEventRows(ctx, filters);
  return (
    <>
      <PageHeader
        title="Events"
        about="Everything that happened to your customers and that endpoints are told of. Times are UTC."
        actions={
          <LinkButton href="/docs#events" variant="default">
            How events look
          </LinkButton>
        }
      />
      <DroppedFilters dropped={dropped} />
      <ListControls
        query={query}
        filters={eventFilterFields(EVENT_TYPES)}
        columns={EVENT_COLUMNS.map(({ key, title }) => ({ key, title }))}
        shown={shownColumns(EVENT_COLUMNS, query.columns).map(({ key }) => key)}
      />
      <ListTable
        label="Events"
        columns={EVENT_COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${PATH}/${id}`}
        path={PATH}
        query={query}
        order={{ sort: "created", dir: filters.dir ?? "desc" }}
        empty={
          Object.keys(filters).length > 0 ? (
            <EmptyState title="No such event">Take a filter away, or choose other days.</EmptyState>
          ) : (
            <EmptyState
              title="No events yet"
              action={
                <LinkButton href="/admin/customers" variant="default">
                  Open the customers
                </LinkButton>
              }
            >
              The first one is told when a customer opens a setup link.
            </EmptyState>
          )
        }
      />
      <ListPager path={PATH} query={query} count={lookedInWords(lookedThrough)} next={nextCursor} />
    </>
  );
}
