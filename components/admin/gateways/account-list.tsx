import { Badge, Group, Text } from "@mantine/core";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import { WHOLE_BADGE } from "@/components/admin/kit/whole-badge";
import type { GatewayAccountView } from "@/lib/gateway-accounts/view";
import { customersText, GATEWAY_NAMES } from "./words";

/** The organization's accounts, those in use first. */
export function AccountList({ accounts, mayWrite }: { accounts: GatewayAccountView[]; mayWrite: boolean }) {
  return (
    <ListTable
      label="Gateway accounts"
      columns={COLUMNS}
      rows={accounts}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/gateways/${id}`}
      path="/admin/gateways"
      query={{}}
      empty={
        <EmptyState title="No gateway account yet">
          {mayWrite
            ? "Connect Stripe or PayPal above: until then nobody can be set up or charged."
            : "An owner of this organization can connect Stripe or PayPal."}
        </EmptyState>
      }
    />
  );
}

const COLUMNS: Column<GatewayAccountView>[] = [
  { key: "name", title: "Name", render: ({ name }) => name },
  {
    key: "gateway",
    title: "Gateway",
    bare: true,
    render: ({ gateway, isDefault }) => (
      <Group gap={6} wrap="nowrap">
        <Text size="sm">{GATEWAY_NAMES[gateway]}</Text>
        {isDefault && (
          <Badge variant="light" color="gray" tt="none" fw={600} styles={WHOLE_BADGE}>
            default
          </Badge>
        )}
      </Group>
    ),
  },
  { key: "mode", title: "Mode", bare: true, render: ({ mode }) => <StatusBadge status={mode} /> },
  { key: "status", title: "State", bare: true, render: ({ status }) => <StatusBadge status={status} /> },
  { key: "customers", title: "Active customers", align: "right", render: customersText },
  {
    key: "webhook",
    title: "Webhook",
    render: ({ webhook }) => <StatusBadge status={webhook.registered ? "registered" : "not registered"} />,
  },
  {
    key: "event",
    title: "Last event",
    render: ({ webhook }) =>
      webhook.lastEventAt ? (
        <TimeText at={webhook.lastEventAt} />
      ) : (
        <Text size="sm" c="dimmed">
          None yet
        </Text>
      ),
  },
];
