import { Grid, GridCol } from "@mantine/core";
import type { Metadata } from "next";
import { AttentionList } from "@/components/admin/home/attention";
import { FirstSteps } from "@/components/admin/home/first-steps";
import { Funnel } from "@/components/admin/home/funnel";
import { Outcomes } from "@/components/admin/home/outcomes";
import { PERIODS, PeriodChoice } from "@/components/admin/home/period-choice";
import { Revenue } from "@/components/admin/home/revenue";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import type { FiguredMode } from "@/lib/figures/figured-mode";
import { readFirstSteps } from "@/lib/figures/first-steps";
import { homeFigures } from "@/lib/figures/home-figures";
import { daysOf, lastDays } from "@/lib/figures/period";
import { toTroubles } from "@/lib/figures/to-troubles";
import type { PageProps } from "@/lib/http/list-params";

// The layout beside it lends its "· Edge" to the pages below alone.
export const metadata: Metadata = { title: { absolute: "Home · Edge" } };

/** How the business stands, and what needs attention. */
export default async function Page({ searchParams }: PageProps) {
  const { ctx, orgName } = await requireStaff("viewer");
  const asked = Number((await searchParams).days);
  const days = PERIODS.find((period) => period === asked) ?? 30;
  const period = lastDays(days);
  const [figures, steps] = await Promise.all([homeFigures(ctx, period), readFirstSteps(ctx)]);
  const dates = daysOf(period);
  return (
    <>
      <PageHeader
        title={orgName}
        about={`The last ${days} days, UTC${toModeWords(figures.money)}`}
        actions={<PeriodChoice days={days} />}
      />
      <FirstSteps done={steps} />
      <AttentionList troubles={toTroubles(figures.attention)} />
      <Section title="Revenue">
        <Revenue days={dates} revenue={figures.revenue.current} previous={figures.revenue.previous.totals} />
      </Section>
      <Grid>
        <GridCol span={{ base: 12, sm: 6 }}>
          <Section title="From link to customer">
            <Funnel now={figures.funnel.current} was={figures.funnel.previous} />
          </Section>
        </GridCol>
        <GridCol span={{ base: 12, sm: 6 }}>
          <Section title="Charges by outcome">
            <Outcomes
              now={figures.charges.current}
              was={figures.charges.previous}
              from={dates[0] ?? ""}
              to={dates.at(-1) ?? ""}
              mode={figures.money.mode}
            />
          </Section>
        </GridCol>
      </Grid>
    </>
  );
}

/** Whether it is money that moved. */
function toModeWords({ mode, leavesOut }: FiguredMode): string {
  if (mode === "test") return "; test money, none of it moved";
  return leavesOut ? "; revenue and charges without test money" : "";
}
