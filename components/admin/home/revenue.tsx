import { Group, Stack, Text, VisuallyHidden } from "@mantine/core";
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
export type RevenueTotal = { currency: string; gross: number; net: number };

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
      {revenue.totals.map(({ currency, gross, net }) => {
        const of = days.map((day) => toDay(day, currency, revenue.days));
        return (
          <div key={currency}>
            <Group gap="xs" align="baseline" mb="sm">
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
