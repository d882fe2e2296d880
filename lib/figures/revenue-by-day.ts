import type { Tx } from "@/lib/db";
import type { ChargeKind, GatewayMode } from "@/lib/generated/prisma/enums";
import { is } from "@/lib/lists/conditions";
import { before, type Compared, type Period } from "./period";

/**
 * Minor units. `gross` and `net` are of all that was received, what went back since included: `refunded`, in whole or in part, and
 * `disputed` say how much of it. `net` has the gross of the `feesUnknown` rows, whose fee is not known yet.
 */
type Amounts = {
  currency: string;
  gross: number;
  net: number;
  feesUnknown: number;
  refunded: number;
  disputed: number;
  count: number;
};
/** `day`: a UTC day as `YYYY-MM-DD`; days without revenue have no row. */
export type RevenueDay = Amounts & { day: string; source: ChargeKind };
export type RevenueFigures = { days: RevenueDay[]; totals: Amounts[] };

export async function revenueByDay(
  tx: Tx,
  orgId: string,
  period: Period,
  mode: GatewayMode,
): Promise<Compared<RevenueFigures>> {
  const whole: Period = { from: before(period).from, to: period.to };
  const rows = await receivedByDay(tx, orgId, whole, mode);
  for (const part of await partlyRefunded(tx, orgId, whole, mode)) {
    const row = rows.find(
      ({ day, source, currency }) => day === part.day && source === part.source && currency === part.currency,
    );
    if (row) row.refunded += part.refunded;
  }
  const start = period.from.toISOString().slice(0, 10);
  return {
    current: toFigures(rows.filter(({ day }) => day >= start)),
    previous: toFigures(rows.filter(({ day }) => day < start)),
  };
}

/** Of each day, with what was given back whole or is disputed: all of it stands in the index of the ledger's pages. */
function receivedByDay(
  tx: Tx,
  orgId: string,
  { from, to }: Period,
  mode: GatewayMode,
): Promise<RevenueDay[]> {
  // Day by day: to ask the index for a day costs less than to find out the day of each row.
  return tx.$queryRaw<RevenueDay[]>`
    select to_char(d.day, 'YYYY-MM-DD') as day, r.*
    from generate_series(${utc(from)}::timestamp, ${utc(to)}::timestamp - interval '1 day', interval '1 day') d (day)
    cross join lateral (
      select source, currency, sum(gross)::float8 as gross, sum(coalesce(net, gross))::float8 as net,
        count(*) filter (where net is null)::int as "feesUnknown",
        coalesce(sum(gross) filter (where status = 'refunded'), 0)::float8 as refunded,
        coalesce(sum(gross) filter (where status = 'disputed'), 0)::float8 as disputed, count(*)::int as count
      from revenue
      where org_id = ${orgId} and created_at >= d.day at time zone 'UTC' and created_at < (d.day + interval '1 day') at time zone 'UTC'
        and ${is("mode", mode)}
      group by source, currency) r
    order by d.day, r.source, r.currency`;
}

type Part = Pick<RevenueDay, "day" | "source" | "currency" | "refunded">;

/** How late a capture is written down at most: one that was in doubt or in review. */
const LATEST = "90 days";

/** What was given back of charges of which the rest was kept: few, in an index of their own. */
function partlyRefunded(tx: Tx, orgId: string, { from, to }: Period, mode: GatewayMode): Promise<Part[]> {
  return tx.$queryRaw<Part[]>`
    select to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD') as day, r.source, r.currency, sum(c.refunded_amount)::float8 as refunded
    from charge c join revenue r on r.org_id = c.org_id and r.charge_id = c.id
    where c.org_id = ${orgId} and c.refunded_amount > 0 and c.status = 'captured'
      and c.captured_at >= ${from.toISOString()}::timestamptz - ${LATEST}::interval
      and c.captured_at < ${to.toISOString()}::timestamptz + interval '1 day'
      and r.created_at >= ${from.toISOString()}::timestamptz and r.created_at < ${to.toISOString()}::timestamptz
      and ${is("r.mode", mode)}
    group by 1, 2, 3`;
}

/** The moment as it reads in UTC, without a zone. */
const utc = (at: Date) => at.toISOString().slice(0, 19);

function toFigures(days: RevenueDay[]): RevenueFigures {
  const totals = new Map<string, Amounts>();
  for (const { day: _, source: __, currency, ...sums } of days) {
    const total = totals.get(currency);
    if (!total) {
      totals.set(currency, { currency, ...sums });
      continue;
    }
    for (const [name, value] of Object.entries(sums) as [keyof typeof sums, number][]) total[name] += value;
  }
  return { days, totals: [...totals.values()].sort((a, b) => b.gross - a.gross) };
}
