import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Filter } from "@/components/admin/kit/list-controls";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { MoneyText } from "@/components/admin/kit/money-text";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffItem } from "@/lib/items/types";
import { money } from "@/lib/money";
import { CAPTURES, enrolledInWords, labelOf, MODES, TYPES, typeInWords } from "./words";

export const ITEM_FILTERS: Filter[] = [
  { type: "select", name: "type", label: "Type", options: TYPES },
  { type: "select", name: "mode", label: "Trigger mode", options: MODES },
  {
    type: "select",
    name: "status",
    label: "Status",
    options: [
      { value: "active", label: "Active" },
      { value: "inactive", label: "Inactive" },
    ],
  },
];

export const ITEM_COLUMNS: Column<StaffItem>[] = [
  { key: "name", title: "Name", render: ({ terms }) => terms.name },
  { key: "type", title: "Type", bare: true, render: ({ terms }) => typeInWords(terms) },
  {
    key: "sentence",
    title: "What it does",
    bare: true,
    render: ({ sentence }) =>
      sentence && (
        <Text size="sm" miw="12rem" maw="24rem">
          {sentence}
        </Text>
      ),
  },
  {
    key: "price",
    title: "Price",
    bare: true,
    align: "right",
    render: ({ terms }) => <MoneyText money={money(terms.unitPrice, terms.currency)} />,
  },
  {
    key: "enrolled",
    title: "Enrolled",
    render: ({ terms, enrolled }) => terms.billingType === "trigger" && enrolledInWords(enrolled),
  },
  { key: "status", title: "Status", bare: true, render: ({ status }) => <StatusBadge status={status} /> },
  { key: "brand", title: "Brand", optional: true, render: ({ brandName }) => brandName ?? "Every brand" },
  {
    key: "capture",
    title: "How the money is taken",
    optional: true,
    render: ({ terms }) => terms.billingType === "trigger" && labelOf(CAPTURES, terms.captureMode),
  },
  {
    key: "created",
    title: "Created",
    optional: true,
    render: ({ createdAt }) => <TimeText at={createdAt} />,
  },
];

type Props = { items: StaffItem[]; query: Record<string, string>; empty: ReactNode };

/** The organization's items. */
export function ItemList({ items, query, empty }: Props) {
  return (
    <ListTable
      label="Billable items"
      columns={ITEM_COLUMNS}
      rows={items}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/items/${id}`}
      path="/admin/items"
      query={query}
      empty={empty}
    />
  );
}
