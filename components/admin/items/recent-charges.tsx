import { EmptyState } from "@/components/admin/kit/empty-state";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { MoneyText } from "@/components/admin/kit/money-text";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { ChargeRow } from "@/lib/charges/view";
import { money } from "@/lib/money";

const COLUMNS: Column<ChargeRow>[] = [
  { key: "time", title: "Time", render: ({ createdAt }) => <TimeText at={createdAt.toISOString()} /> },
  {
    key: "customer",
    title: "Customer",
    bare: true,
    render: ({ contactName, contactId }) => contactName ?? contactId,
  },
  {
    key: "amount",
    title: "Amount",
    bare: true,
    align: "right",
    render: ({ amount, currency }) => <MoneyText money={money(amount, currency)} />,
  },
  { key: "status", title: "Status", bare: true, render: ({ status }) => <StatusBadge status={status} /> },
];

/** What was charged for an item last. */
export function RecentCharges({ itemId, charges }: { itemId: string; charges: ChargeRow[] }) {
  return (
    <ListTable
      label="Recent charges"
      columns={COLUMNS}
      rows={charges}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/charges/${id}`}
      path={`/admin/items/${itemId}`}
      query={{}}
      empty={
        <EmptyState title="Nothing was charged yet">
          The first fire that meets the condition shows up here.
        </EmptyState>
      }
    />
  );
}
