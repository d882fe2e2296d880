import { Anchor, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { MoneyText } from "@/components/admin/kit/money-text";
import { Section } from "@/components/admin/kit/section";
import type { AttentionKind } from "@/lib/figures/view";
import type { Money } from "@/lib/money";
import { ATTENTION_WORDS } from "./attention-words";

export type Trouble = {
  kind: AttentionKind;
  count: string;
  single: boolean;
  /** Where all of them are listed, if anywhere. */
  href: string | null;
  newest: { id: string; href: string; title: string; about: string | null; amount: Money | null }[];
};

/** What staff should look at, each kind with the newest of it and what to do. */
export function AttentionList({ troubles }: { troubles: readonly Trouble[] }) {
  if (troubles.length === 0) return null;
  return (
    <Section title="Needs attention">
      <Stack gap="lg">
        {troubles.map(({ kind, count, single, href, newest }) => {
          const { one, many, todo } = ATTENTION_WORDS[kind];
          return (
            <div key={kind}>
              {href ? (
                <Anchor component="a" href={href} fw={600}>
                  {count} {single ? one : many}
                </Anchor>
              ) : (
                <Text fw={600}>
                  {count} {single ? one : many}
                </Text>
              )}
              <Text size="sm" c="dimmed">
                {todo}
              </Text>
              <Stack gap={6} mt={4}>
                {newest.map((entry) => (
                  <Group key={entry.id} gap="0 8px">
                    <Link href={entry.href} style={{ overflowWrap: "anywhere" }}>
                      {entry.title}
                    </Link>
                    {entry.amount && <MoneyText money={entry.amount} />}
                    {entry.about && (
                      <Text size="sm" c="dimmed">
                        {entry.about}
                      </Text>
                    )}
                  </Group>
                ))}
              </Stack>
            </div>
          );
        })}
      </Stack>
    </Section>
  );
}
