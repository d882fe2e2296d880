import { Text } from "@mantine/core";
import { toChange } from "./change";

const COLOURS = {
  up: "light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))",
  down: "light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))",
  same: "dimmed",
} as const;

/** How a figure stands against the period before it: in words, not by colour alone. */
export function ChangeText({ now, was }: { now: number; was: number }) {
  const { text, tone } = toChange(now, was);
  return (
    <Text span size="sm" c={COLOURS[tone]}>
      {text}
    </Text>
  );
}
