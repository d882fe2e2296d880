import { Code, Group, Stack, Text } from "@mantine/core";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { ApiKeyView } from "@/lib/auth/api-keys/view";
import { KeyActions } from "./key-actions";

type Props = {
  keys: ApiKeyView[];
  mayWrite: boolean;
  rename: StaffAction<{ name: string }>;
  revoke: StaffAction<{ name: string }>;
};

/** The organization's keys, with what each was used for last. */
export function KeyList({ keys, mayWrite, rename, revoke }: Props) {
  const actions: Column<ApiKeyView> = {
    key: "actions",
    title: "Actions",
    bare: true,
    align: "right",
    render: (key) =>
      key.state === "revoked" ? null : <KeyActions apiKey={key} rename={rename} revoke={revoke} />,
  };
  return (
    <ListTable
      label="API keys"
      columns={mayWrite ? [...COLUMNS, actions] : COLUMNS}
      rows={keys}
      rowKey={({ id }) => id}
      path="/admin/developers/keys"
      query={{}}
      empty={
        <EmptyState title="No API keys yet">
          {mayWrite
            ? "Make one, and your system can set customers up and charge them."
            : "An owner of this organization can make one."}
        </EmptyState>
      }
    />
  );
}

const COLUMNS: Column<ApiKeyView>[] = [
  {
    key: "name",
    title: "Name",
    render: ({ name, prefix, rate }) => (
      <Stack gap={2}>
        <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
          {name}
        </Text>
        <Code w="fit-content">{prefix}…</Code>
        <Text size="xs" c="dimmed">
          {rate} calls a second
        </Text>
      </Stack>
    ),
  },
  {
    key: "state",
    title: "State",
    bare: true,
    render: ({ state, mode, revokedAt }) => (
      <Stack gap={2} align="flex-start">
        <Group gap={4} wrap="nowrap">
          <StatusBadge status={state} />
          <StatusBadge status={mode} />
        </Group>
        {revokedAt && (
          <Text size="xs" c="dimmed">
            <TimeText at={revokedAt} />
          </Text>
        )}
      </Stack>
    ),
  },
  { key: "created", title: "Created", render: ({ createdAt }) => <TimeText at={createdAt} /> },
  {
    key: "used",
    title: "Last used",
    render: ({ lastUsedAt, lastCall }) =>
      lastUsedAt ? (
        <Stack gap={2}>
          <TimeText at={lastUsedAt} />
          {lastCall && (
            <Text size="xs" c="dimmed">
              {lastCall.action} from {lastCall.address || "here"}
            </Text>
          )}
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          Never
        </Text>
      ),
  },
  {
    key: "expires",
    title: "Expires",
    render: ({ expiresAt }) => (expiresAt ? <TimeText at={expiresAt} /> : <Text size="sm">Never</Text>),
  },
];
