import { Group, Text } from "@mantine/core";
import { LinkButton } from "./link-button";

type Props = {
  path: string;
  query: Record<string, string>;
  /** How many there are, in words: "10,000+ customers". */
  count?: string;
  next: string | null;
};

/** Pages are reached by where the last one ended, so that rows which come in meanwhile move none to another page. */
export function ListPager({ path, query, count, next }: Props) {
  const { cursor, ...rest } = query;
  const to = (cursor: string | null) => `${path}?${new URLSearchParams(cursor ? { ...rest, cursor } : rest)}`;
  return (
    <Group justify="space-between" mt="sm">
      <Text size="sm" c="dimmed">
        {count}
      </Text>
      <Group gap="xs">
        {cursor && (
          <LinkButton href={to(null)} variant="default" size="xs">
            First page
          </LinkButton>
        )}
        {next && (
          <LinkButton href={to(next)} variant="default" size="xs">
            Next page
          </LinkButton>
        )}
      </Group>
    </Group>
  );
}
