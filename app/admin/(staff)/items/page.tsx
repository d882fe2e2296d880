import type { Metadata } from "next";
import { ITEM_COLUMNS, ITEM_FILTERS, ItemList } from "@/components/admin/items/item-list";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListControls } from "@/components/admin/kit/list-controls";
import { shownColumns } from "@/components/admin/kit/list-table";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { readItemQuery } from "@/lib/items/item-query";
import { listStaffItems } from "@/lib/items/staff-items";

export const metadata: Metadata = { title: "Billable items" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ItemsPage({ searchParams }: Props) {
  const { ctx, role } = await requireStaff("viewer");
  const query = readItemQuery(await searchParams);
  const items = await listStaffItems(ctx, query);
  const { columns, ...filters } = query;
  const make = covers(role, "admin") && <LinkButton href="/admin/items/new">New item</LinkButton>;
  return (
    <>
      <PageHeader
        title="Billable items"
        about="What customers are charged for: the price, and when your system may charge it."
        actions={make}
      />
      <Section>
        <ListControls
          query={query}
          searches="items"
          filters={ITEM_FILTERS}
          columns={ITEM_COLUMNS.map(({ key, title, optional }) => ({ key, title, optional }))}
          shown={shownColumns(ITEM_COLUMNS, columns).map(({ key }) => key)}
        />
        <ItemList
          items={items}
          query={query}
          empty={
            Object.keys(filters).length > 0 ? (
              <EmptyState title="No item fits">Search for less, or remove a filter.</EmptyState>
            ) : (
              <EmptyState title="No items yet" action={make}>
                An item says what is charged, and when. Make one, enroll customers in it, and fire it.
              </EmptyState>
            )
          }
        />
      </Section>
    </>
  );
}
