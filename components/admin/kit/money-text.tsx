import { Text } from "@mantine/core";
import { formatMoney } from "@/lib/i18n/format";
import type { Money } from "@/lib/money";

/** An amount as people read it, in figures of equal width. */
export function MoneyText({ money, dimmed }: { money: Money; dimmed?: boolean }) {
  return (
    <Text
      span
      inherit
      c={dimmed ? "dimmed" : undefined}
      style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}
    >
      {formatMoney(money, "en")}
    </Text>
  );
}
