import { Group, Space, Stack, Text, VisuallyHidden } from "@mantine/core";
import { MoneyText } from "@/components/admin/kit/money-text";
import { money, toDecimalNumber } from "@/lib/money";
import { ChangeText } from "./change-text";
import { type DayOfRevenue, RevenueChart } from "./revenue-chart";

export type RevenueDay = {
  day: string;
  source: "initial" | "trigger";
  currency: string;
  gross: number;
  net: number;
};
export type RevenueTotal = {
  currency: string;
  gross: number;
  net: number;
  feesUnknown: number;
  refunded: number;
  disputed: number;
};

type Props = {
  /** Every day of the period, `YYYY-MM-DD`. */
  days: string[];
  revenue: { days: RevenueDay[]; totals: RevenueTotal[] };
  previous: RevenueTotal[];
};

/** What was received in the period, one chart for each currency. */
export function Revenue({ days, revenue, previous }: Props) {
  if (revenue.totals.length === 0) return <Text c="dimmed">Nothing was received in this period.</Text>;
  return (
    <Stack gap="xl">
      {revenue.totals.map((total) => {
        const { currency, gross, net } = total;
        const of = days.map((day) => toDay(day, currency, revenue.days));
        return (
          <div key={currency}>
            <Group gap="xs" align="baseline">
              <Text fw={700} size="xl">
                <MoneyText money={money(gross, currency)} />
              </Text>
              <Text size="sm" c="dimmed">
                <MoneyText money={money(net, currency)} /> after fees
              </Text>
              <ChangeText
                now={gross}
                was={previous.find((total) => total.currency === currency)?.gross ?? 0}
              />
            </Group>
            <NotKept total={total} />
            <Space h="sm" />
            <RevenueChart days={of} currency={currency} />
            <VisuallyHidden>
              <table>
                <caption>Revenue by day in {currency}</caption>
                <thead>
                  <tr>
                    <th>Day</th>
                    <th>Triggers</th>
                    <th>Initial charges</th>
                  </tr>
                </thead>
                <tbody>
                  {of.map(({ day, trigger, initial }) => (
                    <tr key={day}>
                      <td>{day}</td>
                      <td>{trigger}</td>
                      <td>{initial}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </VisuallyHidden>
          </div>
        );
      })}
    </Stack>
  );
}

/** What of it went back or may go back, and where the fees are not all known. */
function NotKept({ total: { currency, refunded, disputed, feesUnknown } }: { total: RevenueTotal }) {
  if (refunded + disputed + feesUnknown === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {refunded > 0 && (
        <>
          <MoneyText money={money(refunded, currency)} /> of it was refunded.{" "}
        </>
      )}
      {disputed > 0 && (
        <>
          <MoneyText money={money(disputed, currency)} /> of it is disputed.{" "}
        </>
      )}
      {feesUnknown > 0 &&
        `${feesUnknown === 1 ? "The fee of 1 charge is" : `The fees of ${feesUnknown.toLocaleString("en")} charges are`} not known yet.`}
    </Text>
  );
}

function toDay(day: string, currency: string, rows: RevenueDay[]): DayOfRevenue {
  const of = (source: RevenueDay["source"]) =>
    toDecimalNumber(
      money(
        rows.find((row) => row.day === day && row.currency === currency && row.source === source)?.gross ?? 0,
        currency,
      ),
    );
  return { day, initial: of("initial"), trigger: of("trigger") };
}
