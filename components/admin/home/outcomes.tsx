import { Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { ChangeText } from "./change-text";

type Props = {
  now: Record<string, number>;
  was: Record<string, number>;
  from: string;
  to: string;
  mode: "live" | "test";
};

/** What became of the charges of the period. */
export function Outcomes({ now, was, from, to, mode }: Props) {
  const shown = Object.keys(now).filter((status) => (now[status] ?? 0) + (was[status] ?? 0) > 0);
  if (shown.length === 0) return <Text c="dimmed">Nothing was charged in this period.</Text>;
  return (
    <Stack gap="xs">
      {shown.map((status) => (
        <Group key={status} justify="space-between" gap="xs" wrap="nowrap">
          <Link href={`/admin/charges?${new URLSearchParams({ status, from, to, mode })}`}>
            <StatusBadge status={status} />
          </Link>
          <Group gap="sm" wrap="nowrap" ta="right">
            <ChangeText now={now[status] ?? 0} was={was[status] ?? 0} plain />
            <Text fw={600}>{(now[status] ?? 0).toLocaleString("en")}</Text>
          </Group>
        </Group>
      ))}
    </Stack>
  );
}
