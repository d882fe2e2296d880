import type { Metadata } from "next";
import { CHARGE_COLUMNS } from "@/components/admin/charges/charge-columns";
import { EmptyState } from "@/components/admin/kit/empty-state";
import {
  CUSTOMER_FILTER,
  choiceFilter,
  GATEWAY_FILTER,
  MODE_FILTER,
  stateFilter,
  TIME_FILTERS,
} from "@/components/admin/kit/filters";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListPage } from "@/components/admin/kit/list-page";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { listCharges } from "@/lib/charges/list-charges";
import { chargeFilters } from "@/lib/charges/list-charges-schema";
import { listChoices, listItemChoices } from "@/lib/customers/list-choices";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";

const CHARGE_STATES = [
  "processing",
  "pending_client_action",
  "captured",
  "failed",
  "cancelled",
  "refunded",
  "disputed",
];

export const metadata: Metadata = { title: "Charges" };

/** Every attempt to take money, and what became of it. */
export default async function Page({ searchParams }: PageProps) {
  const { ctx } = await requireStaff("viewer");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(chargeFilters, query);
  const [{ rows, nextCursor, lookedThrough }, choices, items] = await Promise.all([
    listCharges(ctx, filters),
    listChoices(ctx),
    listItemChoices(ctx),
  ]);
  return (
    <ListPage
      title="Charges"
      path="/admin/charges"
      query={query}
      filtered={Object.keys(filters).length > 0}
      dropped={dropped}
      searches="charge, trigger id, gateway's id"
      filters={[
        stateFilter("status", "Status", CHARGE_STATES),
        stateFilter("kind", "Kind", ["initial", "trigger"]),
        GATEWAY_FILTER,
        MODE_FILTER,
        choiceFilter("item", "Billable item", items),
        choiceFilter("brand", "Brand", choices.brands),
        CUSTOMER_FILTER,
        { name: "min", label: "Amount from, in cents", type: "text" },
        { name: "max", label: "Amount to, in cents", type: "text" },
        ...TIME_FILTERS,
      ]}
      columns={CHARGE_COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/charges/${id}`}
      order={{ sort: filters.sort ?? "created", dir: filters.dir ?? "desc" }}
      next={nextCursor}
      lookedThrough={lookedThrough}
      empty={
        <EmptyState
          title="No charges yet"
          action={<LinkButton href="/admin/customers">Open the customers</LinkButton>}
        >
          The first one is made when a customer completes their set-up.
        </EmptyState>
      }
    />
  );
}
