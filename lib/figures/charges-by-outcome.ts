import type { Tx } from "@/lib/db";
import { ChargeStatus } from "@/lib/generated/prisma/enums";
import { before, type Compared, type Period } from "./period";

/** How many of the period's charges stand in each status by now. */
export type ChargeOutcomes = Record<ChargeStatus, number>;

export async function chargesByOutcome(
  tx: Tx,
  orgId: string,
  period: Period,
): Promise<Compared<ChargeOutcomes>> {
  const { from } = before(period);
  const rows = await tx.$queryRaw<{ now: boolean; status: ChargeStatus; count: number }[]>`
    select created_at >= ${period.from.toISOString()}::timestamptz as now, status, count(*)::int as count from charge
    where org_id = ${orgId} and created_at >= ${from.toISOString()}::timestamptz and created_at < ${period.to.toISOString()}::timestamptz
    group by 1, 2`;
  const of = (now: boolean) => {
    const outcomes = Object.fromEntries(
      Object.values(ChargeStatus).map((status) => [status, 0]),
    ) as ChargeOutcomes;
    for (const row of rows) if (row.now === now) outcomes[row.status] = row.count;
    return outcomes;
  };
  return { current: of(true), previous: of(false) };
}
