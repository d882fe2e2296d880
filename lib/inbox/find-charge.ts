import type { Tx } from "@/lib/db";
import type { ChargeKind } from "@/lib/generated/prisma/enums";
import type { About, AccountRef } from "./subject";

export type FoundCharge = { id: string; kind: ChargeKind; customerId: string; endingAt: Date | null };

/** The charge that the event is about: by our own id in its metadata, by the money's ref, or by that of its order. */
export async function findCharge(tx: Tx, ours: AccountRef, about: About): Promise<FoundCharge | null> {
  if (about.kind !== "charge" && about.kind !== "setup") return null;
  const chargeId = about.kind === "charge" ? about.chargeId : undefined;
  return tx.charge.findFirst({
    where: {
      ...ours,
      OR: [
        { gatewayRef: about.ref },
        { orderRef: about.ref },
        ...(chargeId ? [{ id: chargeId }] : []),
        { setupAttempts: { some: { orgId: ours.orgId, gatewayRef: about.ref } } },
      ],
    },
    select: { id: true, kind: true, customerId: true, endingAt: true },
  });
}
