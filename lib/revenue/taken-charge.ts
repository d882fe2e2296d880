import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

const PARTS = { revenue: true } as const satisfies Prisma.ChargeInclude;

/** A charge with the ledger row of its money, once there is one. */
export type TakenCharge = Prisma.ChargeGetPayload<{ include: typeof PARTS }>;

/** The charge as it stands; null when the organization has none under the id. */
export function findTakenCharge(tx: Tx, orgId: string, id: string): Promise<TakenCharge | null> {
  return tx.charge.findUnique({ where: { orgId_id: { orgId, id } }, include: PARTS });
}

/** The same once nobody else is changing it, locked until the transaction ends: refunds and disputes queue up here. */
export async function lockTakenCharge(tx: Tx, orgId: string, id: string): Promise<TakenCharge | null> {
  await tx.$executeRaw`select 1 from charge where org_id = ${orgId} and id = ${id} for no key update`;
  return findTakenCharge(tx, orgId, id);
}

/** @throws Error when nothing is known to have been taken */
export function revenueOf(charge: TakenCharge): NonNullable<TakenCharge["revenue"]> {
  if (!charge.revenue) throw new Error(`Charge ${charge.id} has no revenue`);
  return charge.revenue;
}
