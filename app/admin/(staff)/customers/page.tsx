import type { Metadata } from "next";
import { CUSTOMER_COLUMNS, CustomerTable } from "@/components/admin/customers/customer-table";
import { customerListFilters } from "@/components/admin/customers/list-filters";
import { NewLink } from "@/components/admin/customers/new-link";
import { DroppedFilters } from "@/components/admin/kit/dropped-filters";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListControls } from "@/components/admin/kit/list-controls";
import { toCount } from "@/components/admin/kit/list-count";
import { ListPager } from "@/components/admin/kit/list-pager";
import { shownColumns } from "@/components/admin/kit/list-table";
import { PageHeader } from "@/components/admin/kit/page-header";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { listChoices, listItemChoices } from "@/lib/customers/list-choices";
import { COUNT_LIMIT, countCustomers, listCustomers } from "@/lib/customers/list-customers";
import { customerFilters } from "@/lib/customers/list-customers-schema";
import { orderOf } from "@/lib/customers/search-statement";
import { toCustomerLine } from "@/lib/customers/to-line";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";
import { sendSetupLink } from "./actions";

export const metadata: Metadata = { title: "Customers" };

/** Every billing customer of the organization, by whatever is known of them. */
export default async function Page({ searchParams }: PageProps) {
  const { ctx, role } = await requireStaff("viewer");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(customerFilters, query);
  const [{ rows, nextCursor }, count, choices, items] = await Promise.all([
    listCustomers(ctx, filters),
    countCustomers(ctx, filters),
    listChoices(ctx),
    listItemChoices(ctx),
  ]);
  const order = orderOf(filters);
  const newLink = covers(role, "operator") && <NewLink choices={choices} action={sendSetupLink} />;
  return (
    <>
      <PageHeader
        title="Customers"
        actions={rows.length > 0 || Object.keys(filters).length > 0 ? newLink : null}
      />
      <DroppedFilters dropped={dropped} />
      <ListControls
        query={query}
        searches="id, contact, e-mail, any reference"
        filters={customerListFilters({ brands: choices.brands, items })}
        columns={CUSTOMER_COLUMNS.map(({ key, title }) => ({ key, title }))}
        shown={shownColumns(CUSTOMER_COLUMNS, query.columns).map(({ key }) => key)}
        csv="/admin/customers/export"
      />
      <CustomerTable
        rows={rows.map(toCustomerLine)}
        query={query}
        order={{ sort: order.sort, dir: order.direction }}
        empty={
          Object.keys(filters).length > 0 ? (
            <EmptyState title="No customer is found">
              Take a filter away, or search for less of the word.
            </EmptyState>
          ) : choices.brands.length === 0 || choices.gateways.length === 0 ? (
            <EmptyState
              title="No customers yet"
              action={<LinkButton href="/admin">Open the first steps</LinkButton>}
            >
              Customers pay through a gateway, on a brand's page: connect a gateway and make a brand first.
            </EmptyState>
          ) : (
            <EmptyState title="No customers yet" action={newLink}>
              Send somebody a setup link, or have your back office call buildCustomerProfileSetup.
            </EmptyState>
          )
        }
      />
      <ListPager
        path="/admin/customers"
        query={query}
        count={toCount(count, "customer", "customers", COUNT_LIMIT)}
        next={nextCursor}
      />
    </>
  );
}
