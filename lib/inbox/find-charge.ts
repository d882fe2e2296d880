import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ChargeKind } from "@/lib/generated/prisma/enums";
import type { About, AccountRef } from "./subject";

export type FoundCharge = { id: string; kind: ChargeKind; customerId: string; endingAt: Date | null };

/** The charge that the event is about: by our own id in its metadata, by the money's ref, or by that of its order. */
export async function findCharge(
  tx: Tx,
  { orgId, gatewayAccountId }: AccountRef,
  about: About,
): Promise<FoundCharge | null> {
  if (about.kind !== "charge" && about.kind !== "setup") return null;
  const chargeId = about.kind === "charge" ? about.chargeId : undefined;
  const charges = Prisma.sql`select c.id, c.kind::text, c.customer_id as "customerId", c.ending_at as "endingAt" from charge c`;
  const ours = Prisma.sql`c.org_id = ${orgId} and c.gateway_account_id = ${gatewayAccountId}`;
  // As for attempts: each by its own index.
  const [found] = await tx.$queryRaw<FoundCharge[]>`
    ${charges} where ${ours} and c.gateway_ref = ${about.ref}
    union all ${charges} where ${ours} and c.order_ref = ${about.ref}
    union all ${charges} where ${ours} and c.id = ${chargeId ?? null}
    union all ${charges} join setup_attempt a on a.org_id = c.org_id and a.charge_id = c.id
      where ${ours} and a.org_id = ${orgId} and a.gateway_account_id = ${gatewayAccountId} and a.gateway_ref = ${about.ref}
    limit 1`;
  return found ?? null;
}
