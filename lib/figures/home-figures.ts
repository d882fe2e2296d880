import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { type Attention, needsAttention } from "./attention";
import { type ChargeOutcomes, chargesByOutcome } from "./charges-by-outcome";
import { type FiguredMode, figuredMode } from "./figured-mode";
import { before, type Compared, type Period } from "./period";
import { type RevenueFigures, revenueByDay } from "./revenue-by-day";
import { type Funnel, setupFunnel } from "./setup-funnel";

export type HomeFigures = {
  period: Compared<Period>;
  /** Of revenue and charges. */
  money: FiguredMode;
  revenue: Compared<RevenueFigures>;
  funnel: Compared<Funnel>;
  charges: Compared<ChargeOutcomes>;
  attention: Attention[];
};

/** How the organization's business stood in a period, compared with the one before it, and what needs attention now. */
export async function homeFigures(
  { orgId }: Context,
  period: Period,
  now = new Date(),
): Promise<HomeFigures> {
  const read = <T>(figures: (tx: Tx) => Promise<T>) =>
    inOrg(orgId, async (tx) => {
      await inOneProcess(tx);
      return figures(tx);
    });
  const money = await inOrg(orgId, (tx) => figuredMode(tx, orgId));
  const [revenue, funnel, charges, attention] = await Promise.all([
    read((tx) => revenueByDay(tx, orgId, period, money.mode)),
    read((tx) => setupFunnel(tx, orgId, period)),
    read((tx) => chargesByOutcome(tx, orgId, period, money.mode)),
    read((tx) => needsAttention(tx, orgId, now)),
  ]);
  return {
    period: { current: period, previous: before(period) },
    money,
    revenue,
    funnel,
    charges,
    attention,
  };
}

/** Four are asked at once: the database's helpers for each would only stand in each other's way, and each takes milliseconds to start. */
async function inOneProcess(tx: Tx): Promise<void> {
  await tx.$executeRaw`select set_config('max_parallel_workers_per_gather', '0', true)`;
}
