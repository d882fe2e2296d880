import type { Metadata } from "next";
import { INVOICE_COLUMNS } from "@/components/admin/invoices/invoice-columns";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { CUSTOMER_FILTER, stateFilter, TIME_FILTERS } from "@/components/admin/kit/filters";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListPage } from "@/components/admin/kit/list-page";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { type PageProps, readListParams, toQuery } from "@/lib/http/list-params";
import { listInvoices } from "@/lib/invoices/list-invoices";
import { invoiceFilters } from "@/lib/invoices/list-invoices-schema";

export const metadata: Metadata = { title: "Invoices" };

/** What customers were asked to pay or to confirm themselves. */
export default async function Page({ searchParams }: PageProps) {
  const { ctx } = await requireStaff("viewer");
  const query = toQuery(await searchParams);
  const { filters, dropped } = readListParams(invoiceFilters, query);
  const { rows, nextCursor, lookedThrough } = await listInvoices(ctx, filters);
  return (
    <ListPage
      title="Invoices"
      path="/admin/invoices"
      query={query}
      filtered={Object.keys(filters).length > 0}
      dropped={dropped}
      searches="number or id"
      filters={[
        stateFilter("status", "Status", ["draft", "sent", "paid", "overdue", "void"]),
        {
          name: "due",
          label: "Due",
          type: "select",
          options: [
            { value: "past", label: "in the past" },
            { value: "week", label: "within a week" },
          ],
        },
        CUSTOMER_FILTER,
        ...TIME_FILTERS,
      ]}
      columns={INVOICE_COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/invoices/${id}`}
      order={{ sort: "created", dir: filters.dir ?? "desc" }}
      next={nextCursor}
      lookedThrough={lookedThrough}
      empty={
        <EmptyState
          title="No invoices yet"
          action={<LinkButton href="/admin/items">Open the billable items</LinkButton>}
        >
          One is written when an item that the client confirms is fired.
        </EmptyState>
      }
    />
  );
}
