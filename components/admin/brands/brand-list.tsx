import type { ReactNode } from "react";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { TimeText } from "@/components/admin/kit/time-text";
import { BrandMark } from "./brand-mark";

export type BrandRow = {
  id: string;
  number: number;
  name: string;
  logoUrl: string | null;
  mode: "light" | "dark";
  /** Primary, background, and others. */
  colours: string[];
  /** Counted, in words. */
  customers: string;
  createdAt: string;
};

const COLUMNS: readonly Column<BrandRow>[] = [
  { key: "name", title: "Brand", render: (row) => <BrandMark {...row} /> },
  { key: "number", title: "Number", render: ({ number }) => number, align: "right" },
  { key: "mode", title: "Mode", bare: true, render: ({ mode }) => (mode === "dark" ? "Dark" : "Light") },
  { key: "customers", title: "Customers", render: ({ customers }) => customers, align: "right" },
  { key: "created", title: "Made", render: ({ createdAt }) => <TimeText at={createdAt} /> },
];

/** The organization's brands, each leading to its editor. */
export function BrandList({ rows, create }: { rows: readonly BrandRow[]; create: ReactNode }) {
  return (
    <ListTable
      label="Brands"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/brands/${id}`}
      path="/admin/brands"
      query={{}}
      empty={
        <EmptyState title="No brand yet" action={create}>
          Customers are set up on a brand's page: make one, then name it in your API calls.
        </EmptyState>
      }
    />
  );
}
