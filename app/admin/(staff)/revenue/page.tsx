import type { Metadata } from "next";
import { EmptyState } from "@/components/admin/kit/empty-state";
import {
  CUSTOMER_FILTER,
  GATEWAY_FILTER,
  MODE_FILTER,
  stateFilter,
  TIME_FILTERS,
} from "@/components/admin/kit/filters";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListPage } from "@/components/admin/kit/list-page";
import { REVENUE_COLUMNS } from "@/components/admin/revenue/revenue-columns";
import { Sums } from "@/components/admin/revenue/sums";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";
import { listRevenue } from "@/lib/revenue/list-revenue";
import { revenueFilters } from "@/lib/revenue/list-revenue-schema";

export const metadata: Metadata = { title: "Revenue" };

/** Money that was received, with what the gateways took of it. */
export default async function Page({ searchParams }: PageProps) {
  const { ctx } = await requireStaff("viewer");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(revenueFilters, query);
  const { rows, nextCursor, lookedThrough, sums } = await listRevenue(ctx, filters);
  return (
    <ListPage
      title="Revenue"
      path="/admin/revenue"
      query={query}
      filtered={Object.keys(filters).length > 0}
      dropped={dropped}
      filters={[
        stateFilter("source", "Source", ["initial", "trigger"]),
        stateFilter("status", "Status", ["pending", "confirmed", "refunded", "disputed"]),
        GATEWAY_FILTER,
        MODE_FILTER,
        CUSTOMER_FILTER,
        ...TIME_FILTERS,
      ]}
      columns={REVENUE_COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ chargeId }) => `/admin/charges/${chargeId}`}
      order={{ sort: "created", dir: filters.dir ?? "desc" }}
      next={nextCursor}
      lookedThrough={lookedThrough}
      empty={
        <EmptyState
          title="No revenue yet"
          action={<LinkButton href="/admin/customers">Open the customers</LinkButton>}
        >
          It is written down with the first charge that is captured.
        </EmptyState>
      }
    >
      <Sums {...sums} />
    </ListPage>
  );
}
