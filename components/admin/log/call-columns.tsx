import { Text } from "@mantine/core";
import Link from "next/link";
import type { Column } from "@/components/admin/kit/list-table";
import { TimeText } from "@/components/admin/kit/time-text";
import type { ApiCallLine } from "@/lib/api-log/view";
import { CallStatus } from "./call-status";
import { LatencyText } from "./latency-text";

export const CALL_COLUMNS: readonly Column<ApiCallLine>[] = [
  { key: "time", title: "Time", render: ({ at }) => <TimeText at={at} /> },
  { key: "action", title: "Action", bare: true, render: ({ action }) => action },
  { key: "status", title: "Status", bare: true, render: ({ status }) => <CallStatus status={status} /> },
  { key: "error", title: "Error", bare: true, render: ({ errorCode }) => errorCode?.replaceAll("_", " ") },
  {
    key: "key",
    title: "Key",
    render: ({ keyName, keyId }) => (
      <Text span inherit truncate maw="12rem" display="block" title={keyName ?? keyId}>
        {keyName ?? keyId}
      </Text>
    ),
  },
  {
    key: "customer",
    title: "Customer",
    render: ({ customerId }) =>
      customerId && (
        <Text span inherit truncate maw="11rem" display="block">
          <Link href={`/admin/customers/${customerId}`} prefetch={false}>
            {customerId}
          </Link>
        </Text>
      ),
  },
  {
    key: "latency",
    title: "Latency",
    bare: true,
    align: "right",
    render: ({ latencyMs }) => <LatencyText ms={latencyMs} />,
  },
  { key: "id", title: "Request id", optional: true, render: ({ id }) => id },
];
