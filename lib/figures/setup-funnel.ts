import type { Tx } from "@/lib/db";
import { before, type Compared, type Period } from "./period";

/** Of the links to the hosted page that were created in the period, how many came how far by now. */
export type Funnel = { created: number; opened: number; attempted: number; activated: number };

const NONE: Funnel = { created: 0, opened: 0, attempted: 0, activated: 0 };

export async function setupFunnel(tx: Tx, orgId: string, period: Period): Promise<Compared<Funnel>> {
  const { from } = before(period);
  // Each period by itself: grouped by period, the links would be sorted first.
  const rows = await tx.$queryRaw<(Funnel & { now: boolean })[]>`
    select p.now, f.* from (values
        (true, ${period.from.toISOString()}::timestamptz, ${period.to.toISOString()}::timestamptz),
        (false, ${from.toISOString()}::timestamptz, ${period.from.toISOString()}::timestamptz)) p (now, since, until)
    cross join lateral (
      select count(*)::int as created,
        count(*) filter (where opened_at is not null or tried or status = 'completed')::int as opened,
        count(*) filter (where tried or status = 'completed')::int as attempted,
        count(*) filter (where status = 'completed')::int as activated
      from (
        select l.opened_at, l.status,
          l.opened_at is not null and l.status <> 'completed'
            and exists (select from setup_try t where t.org_id = l.org_id and t.link_id = l.id) as tried
        from setup_link l
        where l.org_id = ${orgId} and l.channel = 'hosted' and l.created_at >= p.since and l.created_at < p.until) links) f`;
  const of = (now: boolean): Funnel => {
    const row = rows.find((each) => each.now === now);
    if (!row) return NONE;
    const { created, opened, attempted, activated } = row;
    return { created, opened, attempted, activated };
  };
  return { current: of(true), previous: of(false) };
}
