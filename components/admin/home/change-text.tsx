import { Text } from "@mantine/core";
import { toChange } from "./change";

const COLOURS = {
  up: "light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))",
  down: "light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))",
  same: "dimmed",
} as const;

/** How a figure stands against the period before it: in words, not by colour alone. `plain`: more of it is not better. */
export function ChangeText({ now, was, plain }: { now: number; was: number; plain?: boolean }) {
  const { text, tone } = toChange(now, was);
  return (
    <Text span size="sm" c={plain ? COLOURS.same : COLOURS[tone]}>
      {text}
    </Text>
  );
}
