import type { Tx } from "@/lib/db";
import type { ChargeKind } from "@/lib/generated/prisma/enums";
import { before, type Compared, type Period } from "./period";

/** Minor units. What is refunded or disputed by now is in `gross` and `net`, and its gross in `givenBack` too. */
type Amounts = { currency: string; gross: number; net: number; givenBack: number; count: number };
/** `day`: a UTC day as `YYYY-MM-DD`; days without revenue have no row. */
export type RevenueDay = Amounts & { day: string; source: ChargeKind };
export type RevenueFigures = { days: RevenueDay[]; totals: Amounts[] };

/** `net` has the gross of rows whose fee is not known yet. */
export async function revenueByDay(tx: Tx, orgId: string, period: Period): Promise<Compared<RevenueFigures>> {
  const { from } = before(period);
  // Day by day: to ask the index for a day costs less than to find out the day of each row.
  const rows = await tx.$queryRaw<RevenueDay[]>`
    select to_char(d.day, 'YYYY-MM-DD') as day, r.*
    from generate_series(${utc(from)}::timestamp, ${utc(period.to)}::timestamp - interval '1 day', interval '1 day') d (day)
    cross join lateral (
      select source, currency, sum(gross)::float8 as gross, sum(coalesce(net, gross))::float8 as net,
        coalesce(sum(gross) filter (where status in ('refunded', 'disputed')), 0)::float8 as "givenBack", count(*)::int as count
      from revenue
      where org_id = ${orgId} and created_at >= d.day at time zone 'UTC' and created_at < (d.day + interval '1 day') at time zone 'UTC'
      group by source, currency) r
    order by d.day, r.source, r.currency`;
  const start = period.from.toISOString().slice(0, 10);
  return {
    current: toFigures(rows.filter(({ day }) => day >= start)),
    previous: toFigures(rows.filter(({ day }) => day < start)),
  };
}

/** The moment as it reads in UTC, without a zone. */
const utc = (at: Date) => at.toISOString().slice(0, 19);

function toFigures(days: RevenueDay[]): RevenueFigures {
  const totals = new Map<string, Amounts>();
  for (const { currency, gross, net, givenBack, count } of days) {
    const total = totals.get(currency) ?? { currency, gross: 0, net: 0, givenBack: 0, count: 0 };
    total.gross += gross;
    total.net += net;
    total.givenBack += givenBack;
    total.count += count;
    totals.set(currency, total);
  }
  return { days, totals: [...totals.values()].sort((a, b) => b.gross - a.gross) };
}
