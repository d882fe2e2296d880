import { Group, Text } from "@mantine/core";
import Link from "next/link";
import type { Column } from "@/components/admin/kit/list-table";
import { TimeText } from "@/components/admin/kit/time-text";
import type { DeliveryCounts, EventLine } from "@/lib/webhooks/view";

export const EVENT_COLUMNS: readonly Column<EventLine>[] = [
  { key: "type", title: "Event", render: ({ type }) => type },
  {
    key: "customer",
    title: "Customer",
    render: ({ customer }) =>
      customer && (
        <Text span inherit truncate maw="14rem" display="block" title={customer.name} dir="auto" ta="left">
          <Link href={`/admin/customers/${customer.id}`} prefetch={false}>
            {customer.name}
          </Link>
        </Text>
      ),
  },
  {
    key: "deliveries",
    title: "Deliveries",
    render: ({ deliveries }) => <Counts deliveries={deliveries} />,
  },
  { key: "id", title: "Id", optional: true, render: ({ id }) => id },
  { key: "created", title: "Time", sort: "created", render: ({ at }) => <TimeText at={at} /> },
];

function Counts({ deliveries: { pending, delivered, failed } }: { deliveries: DeliveryCounts }) {
  if (pending + delivered + failed === 0)
    return (
      <Text span size="sm" c="dimmed">
        no endpoint wanted it
      </Text>
    );
  return (
    <Group gap="xs">
      {delivered > 0 && <Text size="sm">{delivered} delivered</Text>}
      {pending > 0 && (
        <Text size="sm" c="blue">
          {pending} waiting
        </Text>
      )}
      {failed > 0 && (
        <Text size="sm" c="red">
          {failed} given up
        </Text>
      )}
    </Group>
  );
}
