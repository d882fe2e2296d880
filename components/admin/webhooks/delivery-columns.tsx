import { Text } from "@mantine/core";
import Link from "next/link";
import type { Column } from "@/components/admin/kit/list-table";
import { TimeText } from "@/components/admin/kit/time-text";
import type { DeliveryLine } from "@/lib/webhooks/view";
import { DeliveryState, LastAnswer } from "./delivery-state";
import { KINDS } from "./words";

export const DELIVERY_COLUMNS: readonly Column<DeliveryLine>[] = [
  {
    key: "event",
    title: "Event",
    render: ({ event, kind }) => (
      <>
        {event.type}
        {KINDS[kind] && (
          <Text span size="xs" c="dimmed" fw={400}>
            {" "}
            {KINDS[kind]}
          </Text>
        )}
      </>
    ),
  },
  { key: "status", title: "State", render: (delivery) => <DeliveryState delivery={delivery} /> },
  {
    key: "endpoint",
    title: "Endpoint",
    render: ({ endpoint }) => (
      <Text span inherit truncate maw="9rem" display="block" title={endpoint.name}>
        {endpoint.name}
      </Text>
    ),
  },
  {
    key: "answer",
    title: "Last answer",
    render: ({ lastOutcome, lastStatus }) => <LastAnswer outcome={lastOutcome} status={lastStatus} />,
  },
  { key: "attempts", title: "Attempts", align: "right", optional: true, render: ({ attempts }) => attempts },
  {
    key: "customer",
    title: "Customer",
    render: ({ customer }) =>
      customer && (
        <Text span inherit truncate maw="8rem" display="block" title={customer.name} dir="auto" ta="left">
          <Link href={`/admin/customers/${customer.id}`} prefetch={false}>
            {customer.name}
          </Link>
        </Text>
      ),
  },
  {
    key: "delivered",
    title: "Delivered",
    optional: true,
    render: ({ deliveredAt }) => deliveredAt && <TimeText at={deliveredAt} />,
  },
  { key: "id", title: "Id", optional: true, render: ({ id }) => id },
  { key: "created", title: "Time", sort: "created", render: ({ at }) => <TimeText at={at} /> },
];

/** On an endpoint's own page. */
export const ENDPOINT_DELIVERY_COLUMNS = DELIVERY_COLUMNS.filter(({ key }) => key !== "endpoint");

/** On an event's own page: each leads by its endpoint. */
export const EVENT_DELIVERY_COLUMNS: readonly Column<DeliveryLine>[] = [
  {
    key: "endpoint",
    title: "Endpoint",
    render: ({ endpoint, kind }) => (
      <>
        {endpoint.name}
        {KINDS[kind] && (
          <Text span size="xs" c="dimmed" fw={400}>
            {" "}
            {KINDS[kind]}
          </Text>
        )}
      </>
    ),
  },
  ...DELIVERY_COLUMNS.filter(({ key }) => ["status", "answer"].includes(key)),
  { key: "created", title: "Time", render: ({ at }) => <TimeText at={at} /> },
];
