import { Group } from "@mantine/core";
import { LinkButton } from "@/components/admin/kit/link-button";
import type { FindingView } from "@/lib/drift/view";
import { STATUS_WORDS } from "./status-words";

type Status = FindingView["status"];

type Props = { path: string; query: Record<string, string>; chosen: Status };

/** Findings of one state are shown at a time; those that are open first. */
export function StatusChoice({ path, query, chosen }: Props) {
  const { cursor: _, status: __, ...rest } = query;
  const to = (status: Status) =>
    `${path}?${new URLSearchParams(status === "open" ? rest : { ...rest, status })}`;
  return (
    <Group gap="xs" mb="sm" component="nav" aria-label="Findings by state">
      {(Object.keys(STATUS_WORDS) as Status[]).map((status) => (
        <LinkButton
          key={status}
          href={to(status)}
          size="xs"
          variant={status === chosen ? "filled" : "default"}
          aria-current={status === chosen ? "true" : undefined}
        >
          {STATUS_WORDS[status].title}
        </LinkButton>
      ))}
    </Group>
  );
}
