import type { Tx } from "@/lib/db";
import { ChargeStatus, type GatewayMode } from "@/lib/generated/prisma/enums";
import { is } from "@/lib/lists/conditions";
import { before, type Compared, type Period } from "./period";

/** How many of the period's charges stand in each status by now. */
export type ChargeOutcomes = Record<ChargeStatus, number>;

export async function chargesByOutcome(
  tx: Tx,
  orgId: string,
  period: Period,
  mode: GatewayMode,
): Promise<Compared<ChargeOutcomes>> {
  const { from } = before(period);
  // Each period by itself: to find out the period of each row costs as much again.
  const rows = await tx.$queryRaw<{ now: boolean; status: ChargeStatus; count: number }[]>`
    select p.now, c.* from (values
        (true, ${period.from.toISOString()}::timestamptz, ${period.to.toISOString()}::timestamptz),
        (false, ${from.toISOString()}::timestamptz, ${period.from.toISOString()}::timestamptz)) p (now, since, until)
    cross join lateral (
      select status, count(*)::int as count from charge
      where org_id = ${orgId} and created_at >= p.since and created_at < p.until and ${is("mode", mode)} group by status) c`;
  const of = (now: boolean) => {
    const outcomes = Object.fromEntries(
      Object.values(ChargeStatus).map((status) => [status, 0]),
    ) as ChargeOutcomes;
    for (const row of rows) if (row.now === now) outcomes[row.status] = row.count;
    return outcomes;
  };
  return { current: of(true), previous: of(false) };
}
