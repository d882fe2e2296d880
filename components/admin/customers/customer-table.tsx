import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { GATEWAY_NAMES } from "@/components/admin/gateways/words";
import { type Column, ListTable, type Order } from "@/components/admin/kit/list-table";
import { MoneyText } from "@/components/admin/kit/money-text";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { CustomerLine } from "@/lib/customers/view";

export const CUSTOMER_COLUMNS: readonly Column<CustomerLine>[] = [
  { key: "contact", title: "Customer", sort: "name", render: (row) => <Who row={row} /> },
  { key: "status", title: "Status", bare: true, render: ({ status }) => <StatusBadge status={status} /> },
  { key: "method", title: "Method", bare: true, render: (row) => <Method row={row} /> },
  { key: "enrollments", title: "Enrollments", align: "right", render: ({ enrollments }) => enrollments },
  {
    key: "charge",
    title: "Last charge",
    render: ({ lastCharge }) => lastCharge && <LastCharge charge={lastCharge} />,
  },
  { key: "brand", title: "Brand", optional: true, render: ({ brandName }) => brandName },
  {
    key: "gateway",
    title: "Gateway",
    bare: true,
    optional: true,
    render: ({ gateway }) => GATEWAY_NAMES[gateway],
  },
  { key: "id", title: "Id", optional: true, render: ({ id }) => id },
  {
    key: "activated",
    title: "Activated",
    sort: "activated",
    optional: true,
    render: ({ activatedAt }) => activatedAt && <TimeText at={activatedAt} />,
  },
  {
    key: "created",
    title: "Created",
    sort: "created",
    render: ({ createdAt }) => <TimeText at={createdAt} />,
  },
];

type Props = {
  rows: readonly CustomerLine[];
  query: Record<string, string>;
  order: Order;
  empty: ReactNode;
};

/** Customers, each with how they pay and what was last charged. */
export function CustomerTable({ rows, query, order, empty }: Props) {
  return (
    <ListTable
      label="Customers"
      columns={CUSTOMER_COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/customers/${id}`}
      path="/admin/customers"
      query={query}
      order={order}
      empty={empty}
    />
  );
}

function Who({ row: { name, email, contactId } }: { row: CustomerLine }) {
  const title = name ?? email ?? contactId;
  const about = [email, contactId].filter((part) => part && part !== title).join(" · ");
  return (
    <Stack gap={0} maw={{ base: "100%", sm: "15rem" }}>
      <Text span inherit truncate title={title} dir="auto" ta="left">
        {title}
      </Text>
      <Text span size="xs" c="dimmed" fw={400} truncate title={about}>
        {about}
      </Text>
    </Stack>
  );
}

function Method({ row: { methodLabel, methodStatus } }: { row: CustomerLine }) {
  if (!methodLabel)
    return (
      <Text span inherit c="dimmed">
        no method yet
      </Text>
    );
  return (
    <Group gap="0 6px" maw={{ base: "100%", sm: "11rem" }}>
      <Text span inherit truncate maw="100%" title={methodLabel}>
        {methodLabel}
      </Text>
      {methodStatus !== "active" && methodStatus && <StatusBadge status={methodStatus} />}
    </Group>
  );
}

function LastCharge({ charge }: { charge: NonNullable<CustomerLine["lastCharge"]> }) {
  return (
    <Group gap={6}>
      <MoneyText money={charge.amount} />
      <StatusBadge status={charge.status} />
    </Group>
  );
}
