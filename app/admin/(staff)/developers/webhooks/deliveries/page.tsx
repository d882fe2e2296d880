import type { Metadata } from "next";
import { DroppedFilters } from "@/components/admin/kit/dropped-filters";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListControls } from "@/components/admin/kit/list-controls";
import { ListPager } from "@/components/admin/kit/list-pager";
import { ListTable, shownColumns } from "@/components/admin/kit/list-table";
import { PageHeader } from "@/components/admin/kit/page-header";
import { DELIVERY_COLUMNS } from "@/components/admin/webhooks/delivery-columns";
import { deliveryFilterFields } from "@/components/admin/webhooks/filters";
import { lookedInWords } from "@/components/admin/webhooks/words";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";
import { listEndpointChoices } from "@/lib/webhooks/endpoint-overview";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { deliveryFilters, EVENT_TYPES } from "@/lib/webhooks/list-deliveries-schema";

const PATH = "/admin/developers/webhooks/deliveries";

export const metadata: Metadata = { title: "Deliveries" };

/** Every event that was, or is still to be, sent to an endpoint. */
export default async function DeliveriesPage({ searchParams }: PageProps) {
  const { ctx } = await requireStaff("viewer");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(deliveryFilters, query);
  const [{ rows, nextCursor, lookedThrough }, endpoints] = await Promise.all([
    listDeliveries(ctx, filters),
    listEndpointChoices(ctx),
  ]);
  return (
    <>
      <PageHeader
        title="Deliveries"
        about="What was sent to your endpoints, and what waits for them; kept for 90 days. Times are UTC."
      />
      <DroppedFilters dropped={dropped} />
      <ListControls
        query={query}
        filters={deliveryFilterFields(endpoints, EVENT_TYPES)}
        columns={DELIVERY_COLUMNS.map(({ key, title }) => ({ key, title }))}
        shown={shownColumns(DELIVERY_COLUMNS, query.columns).map(({ key }) => key)}
      />
      <ListTable
        label="Deliveries"
        columns={DELIVERY_COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${PATH}/${id}`}
        path={PATH}
        query={query}
        order={{ sort: "created", dir: filters.dir ?? "desc" }}
        empty={
          Object.keys(filters).length > 0 ? (
            <EmptyState title="No such delivery">Take a filter away, or choose other days.</EmptyState>
          ) : (
            <EmptyState
              title="No deliveries yet"
              action={
                <LinkButton href="/admin/developers/webhooks" variant="default">
                  Endpoints
                </LinkButton>
              }
            >
              Once there is an endpoint, each event that it asks for appears here as it happens.
            </EmptyState>
          )
        }
      />
      <ListPager path={PATH} query={query} count={lookedInWords(lookedThrough)} next={nextCursor} />
    </>
  );
}
