import type { Tx } from "@/lib/db";
import type { About, AccountRef } from "./subject";

export type FoundMethod = { id: string; customerId: string };

/** The stored method that the event is about. */
export async function findMethod(
  tx: Tx,
  { orgId, gatewayAccountId }: AccountRef,
  about: About,
): Promise<FoundMethod | null> {
  if (about.kind !== "method") return null;
  return tx.paymentMethod.findUnique({
    where: { orgId_gatewayAccountId_ref: { orgId, gatewayAccountId, ref: about.ref } },
    select: { id: true, customerId: true },
  });
}
