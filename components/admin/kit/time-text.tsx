import { Text } from "@mantine/core";

/** A moment in UTC, to the minute; to the millisecond when pointed at. `at` is ISO 8601. */
export function TimeText({ at }: { at: string }) {
  return (
    <Text span inherit style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
      <time dateTime={at} title={at}>
        {at.slice(0, 16).replace("T", " ")}
      </time>
    </Text>
  );
}
