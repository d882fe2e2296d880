import type { Tx } from "@/lib/db";
import { revenueOf, type TakenCharge } from "./taken-charge";

/** What the provider kept for itself, in minor units: written once, and what is left beside it. */
export async function recordFee(tx: Tx, charge: TakenCharge, feeMinor: number | undefined): Promise<void> {
  const { orgId, id, gross, fee } = revenueOf(charge);
  if (feeMinor === undefined || fee !== null) return;
  await tx.revenue.updateMany({
    where: { orgId, id, fee: null },
    data: { fee: feeMinor, net: gross - feeMinor, feeCheckAt: null },
  });
}
