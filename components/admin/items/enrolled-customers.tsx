import { Text } from "@mantine/core";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { EnrolledCustomer } from "@/lib/items/types";

const COLUMNS: Column<EnrolledCustomer>[] = [
  { key: "customer", title: "Customer", render: ({ name, contactId }) => name ?? contactId },
  { key: "contact", title: "Contact", render: ({ contactId }) => contactId },
  { key: "status", title: "Status", bare: true, render: ({ status }) => <StatusBadge status={status} /> },
  {
    key: "failures",
    title: "Failures in a row",
    align: "right",
    render: ({ consecutiveFailures }) => consecutiveFailures,
  },
  {
    key: "fired",
    title: "Last fired",
    render: ({ lastTriggeredAt }) => (lastTriggeredAt ? <TimeText at={lastTriggeredAt} /> : "Never"),
  },
  {
    key: "charge",
    title: "Last charge",
    render: ({ lastChargeStatus }) => (lastChargeStatus ? <StatusBadge status={lastChargeStatus} /> : "–"),
  },
  { key: "since", title: "Enrolled since", render: ({ createdAt }) => <TimeText at={createdAt} /> },
];

type Props = {
  itemId: string;
  customers: EnrolledCustomer[];
  /** There are others than these. */
  more: boolean;
};

/** Who is enrolled in an item, the newest first. */
export function EnrolledCustomers({ itemId, customers, more }: Props) {
  return (
    <>
      <ListTable
        label="Enrolled customers"
        columns={COLUMNS}
        rows={customers}
        rowKey={({ id }) => id}
        rowHref={({ customerId }) => `/admin/customers/${customerId}`}
        path={`/admin/items/${itemId}`}
        query={{}}
        empty={
          <EmptyState title="Nobody is enrolled">
            Enroll a customer on their page, or name this item when you create a setup link.
          </EmptyState>
        }
      />
      {more && (
        <Text size="sm" c="dimmed" mt="sm">
          The newest {customers.length}; the others are under “All enrollments”.
        </Text>
      )}
    </>
  );
}
