import type { Metadata } from "next";
import { ENROLLMENT_COLUMNS } from "@/components/admin/enrollments/enrollment-columns";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { CUSTOMER_FILTER, choiceFilter, stateFilter, TIME_FILTERS } from "@/components/admin/kit/filters";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListPage } from "@/components/admin/kit/list-page";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { listItemChoices } from "@/lib/customers/list-choices";
import { listEnrollmentRows } from "@/lib/enrollments/list-enrollment-rows";
import { enrollmentFilters } from "@/lib/enrollments/list-enrollment-rows-schema";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";

export const metadata: Metadata = { title: "Enrollments" };

/** Who may be charged for what. */
export default async function Page({ searchParams }: PageProps) {
  const { ctx } = await requireStaff("viewer");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(enrollmentFilters, query);
  const [{ rows, nextCursor, lookedThrough }, items] = await Promise.all([
    listEnrollmentRows(ctx, filters),
    listItemChoices(ctx),
  ]);
  return (
    <ListPage
      title="Enrollments"
      path="/admin/enrollments"
      query={query}
      filtered={Object.keys(filters).length > 0}
      dropped={dropped}
      filters={[
        stateFilter("status", "Status", ["active", "paused", "cancelled"]),
        choiceFilter("item", "Billable item", items),
        CUSTOMER_FILTER,
        ...TIME_FILTERS,
      ]}
      columns={ENROLLMENT_COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ customerId }) => `/admin/customers/${customerId}`}
      order={{ sort: "created", dir: filters.dir ?? "desc" }}
      next={nextCursor}
      lookedThrough={lookedThrough}
      empty={
        <EmptyState
          title="Nobody is enrolled yet"
          action={<LinkButton href="/admin/customers">Open the customers</LinkButton>}
        >
          A set-up that names an item enrolls; so does the page of a customer.
        </EmptyState>
      }
    />
  );
}
