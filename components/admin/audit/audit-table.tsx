import { Code, Stack, Text } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { TimeText } from "@/components/admin/kit/time-text";
import type { AuditLine } from "@/lib/audit-log/view";
import { ChangeList } from "./change-list";

type Props = { lines: AuditLine[]; query: Record<string, string>; empty: ReactNode };

/** What was done, newest first. */
export function AuditTable({ lines, query, empty }: Props) {
  return (
    <ListTable
      label="Audit log"
      columns={COLUMNS}
      rows={lines}
      rowKey={({ id }) => id}
      path="/admin/settings/audit"
      query={query}
      empty={empty}
    />
  );
}

const SORTS: Record<AuditLine["actorType"], string> = {
  staff: "Staff",
  api_key: "API key",
  customer: "On a hosted page",
  gateway: "Provider",
  system: "By itself",
};

const COLUMNS: Column<AuditLine>[] = [
  { key: "at", title: "When", render: ({ at }) => <TimeText at={at} /> },
  {
    key: "who",
    title: "Who",
    bare: true,
    render: ({ who, actorType }) => (
      <Stack gap={0}>
        <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
          {who}
        </Text>
        <Text size="xs" c="dimmed">
          {SORTS[actorType]}
        </Text>
      </Stack>
    ),
  },
  {
    key: "what",
    title: "What",
    bare: true,
    render: (line) => (
      <Stack gap={4} miw="14rem">
        <Text size="sm">{line.said}</Text>
        <ChangeList line={line} />
      </Stack>
    ),
  },
  {
    key: "about",
    title: "About",
    render: ({ subjectId, customerId }) => (
      <Stack gap={2} align="flex-start">
        {subjectId !== customerId && <Code style={{ overflowWrap: "anywhere" }}>{subjectId}</Code>}
        {customerId && (
          <Link href={`/admin/customers/${customerId}`} style={{ overflowWrap: "anywhere" }}>
            {customerId}
          </Link>
        )}
      </Stack>
    ),
  },
  {
    key: "from",
    title: "From",
    render: ({ address, requestId }) => (
      <Stack gap={2}>
        <Text size="sm">{address || "this server"}</Text>
        {requestId && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {requestId}
          </Text>
        )}
      </Stack>
    ),
  },
];
