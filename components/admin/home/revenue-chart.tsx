"use client";

import { BarChart } from "@mantine/charts";
import { useReducedMotion } from "@mantine/hooks";

/** `initial` and `trigger` in currency units. */
export type DayOfRevenue = { day: string; initial: number; trigger: number };

type Props = { days: DayOfRevenue[]; currency: string };

/** What was received by day, by where it came from. */
export function RevenueChart({ days, currency }: Props) {
  const reduced = useReducedMotion();
  const format = (value: number) =>
    new Intl.NumberFormat("en", { style: "currency", currency }).format(value);
  const formatTick = (value: number) =>
    new Intl.NumberFormat("en", { style: "currency", currency, minimumFractionDigits: 0 }).format(value);
  return (
    <div aria-hidden>
      <BarChart
        h={220}
        data={days}
        dataKey="day"
        type="stacked"
        series={[
          { name: "trigger", label: "Triggers", color: "indigo.6" },
          { name: "initial", label: "Initial charges", color: "teal.6" },
        ]}
        withLegend
        tickLine="none"
        gridAxis="x"
        valueFormatter={format}
        yAxisProps={{ width: 72, tickFormatter: formatTick }}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: !reduced }}
      />
    </div>
  );
}
