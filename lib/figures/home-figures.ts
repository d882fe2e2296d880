import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { type Attention, needsAttention } from "./attention";
import { type ChargeOutcomes, chargesByOutcome } from "./charges-by-outcome";
import { before, type Compared, type Period } from "./period";
import { type RevenueFigures, revenueByDay } from "./revenue-by-day";
import { type Funnel, setupFunnel } from "./setup-funnel";

export type HomeFigures = {
  period: Compared<Period>;
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
  const [revenue, funnel, charges, attention] = await Promise.all([
    inOrg(orgId, (tx) => revenueByDay(tx, orgId, period)),
    inOrg(orgId, (tx) => setupFunnel(tx, orgId, period)),
    inOrg(orgId, (tx) => chargesByOutcome(tx, orgId, period)),
    inOrg(orgId, (tx) => needsAttention(tx, orgId, now)),
  ]);
  return { period: { current: period, previous: before(period) }, revenue, funnel, charges, attention };
}
