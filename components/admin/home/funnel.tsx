import { Group, Progress, Stack, Text } from "@mantine/core";
import { toRate } from "./change";
import { ChangeText } from "./change-text";

type Counts = { created: number; opened: number; attempted: number; activated: number };

const STEPS: [keyof Counts, string][] = [
  ["created", "Links sent"],
  ["opened", "Opened"],
  ["attempted", "Pressed the button"],
  ["activated", "Activated"],
];

/** How far the links of the period have come, each step as a part of all links. */
export function Funnel({ now, was }: { now: Counts; was: Counts }) {
  if (now.created === 0) return <Text c="dimmed">No setup link was made in this period.</Text>;
  return (
    <Stack gap="sm">
      {STEPS.map(([step, title]) => (
        <div key={step}>
          <Group justify="space-between" gap="xs">
            <Text size="sm">{title}</Text>
            <Text size="sm" fw={600}>
              {now[step].toLocaleString("en")}
              {step !== "created" && ` · ${toRate(now[step], now.created)}`}
            </Text>
          </Group>
          <Progress value={(now[step] / now.created) * 100} aria-label={title} />
          {step === "activated" && <ChangeText now={now[step]} was={was[step]} />}
        </div>
      ))}
    </Stack>
  );
}
