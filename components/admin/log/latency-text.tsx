import { Text } from "@mantine/core";

/** How long the caller waited: `38 ms`, `1.25 s`. */
export function LatencyText({ ms }: { ms: number }) {
  return (
    <Text span inherit style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
      {ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(2)} s`}
    </Text>
  );
}
