import type { Tx } from "@/lib/db";
import type { About, AccountRef } from "./subject";

/** The stored method that the event is about. */
export async function findMethod(
  tx: Tx,
  { orgId, gatewayAccountId }: AccountRef,
  about: About,
): Promise<string | null> {
  if (about.kind !== "method") return null;
  const method = await tx.paymentMethod.findUnique({
    where: { orgId_gatewayAccountId_ref: { orgId, gatewayAccountId, ref: about.ref } },
    select: { id: true },
  });
  return method?.id ?? null;
}
