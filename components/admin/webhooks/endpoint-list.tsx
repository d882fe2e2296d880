import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { EndpointView } from "@/lib/webhooks/view";
import { ENDPOINTS } from "./paths";
import { eventsInWords, waitingInWords } from "./words";

/** The organization's endpoints: how each does, and how many events wait for it. */
export function EndpointList({ endpoints, empty }: { endpoints: EndpointView[]; empty: ReactNode }) {
  return (
    <ListTable
      label="Endpoints"
      columns={COLUMNS}
      rows={endpoints}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${ENDPOINTS}/${id}`}
      path={ENDPOINTS}
      query={{}}
      empty={empty}
    />
  );
}

const COLUMNS: Column<EndpointView>[] = [
  {
    key: "name",
    title: "Endpoint",
    render: ({ name, url }) => (
      <Stack gap={2} component="span" display="inline-flex" maw="22rem">
        <span style={{ overflowWrap: "anywhere" }}>{name}</span>
        <Text span size="xs" c="dimmed" fw={400} style={{ overflowWrap: "anywhere" }}>
          {url}
        </Text>
      </Stack>
    ),
  },
  { key: "status", title: "Status", render: (endpoint) => <EndpointStatus endpoint={endpoint} /> },
  {
    key: "events",
    title: "Events",
    render: (endpoint) => (
      <Text span size="sm" lineClamp={2} maw="14rem" title={eventsInWords(endpoint)}>
        {eventsInWords(endpoint)}
      </Text>
    ),
  },
  { key: "answer", title: "Last answer", render: (endpoint) => <LastCall endpoint={endpoint} /> },
  {
    key: "failing",
    title: "Failing since",
    render: ({ failingSince, failureCount }) =>
      failingSince && (
        <Stack gap={0}>
          <TimeText at={failingSince} />
          <Text span size="xs" c="dimmed">
            {failureCount === 1 ? "1 attempt" : `${failureCount.toLocaleString("en")} attempts`}
          </Text>
        </Stack>
      ),
  },
  {
    key: "waiting",
    title: "Waiting",
    align: "right",
    render: ({ waiting }) => waitingInWords(waiting),
  },
];

/** Active, paused or disabled, and why. */
function EndpointStatus({ endpoint: { status, statusReason } }: { endpoint: EndpointView }) {
  return (
    <Stack gap={2} align="flex-start">
      <StatusBadge status={status} />
      {status !== "active" && statusReason && (
        <Text size="xs" c="dimmed" maw="14rem">
          {statusReason}
        </Text>
      )}
    </Stack>
  );
}

function LastCall({ endpoint: { lastStatus, lastAttemptAt, failureCount } }: { endpoint: EndpointView }) {
  if (!lastAttemptAt)
    return (
      <Text span size="sm" c="dimmed">
        No event yet
      </Text>
    );
  return (
    <Stack gap={0}>
      <Text span size="sm" c={failureCount > 0 ? "red" : undefined}>
        {lastStatus ?? "No answer"}
      </Text>
      <Text span size="xs" c="dimmed">
        <TimeText at={lastAttemptAt} />
      </Text>
    </Stack>
  );
}
