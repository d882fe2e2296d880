import type { Tx } from "@/lib/db";
import type { About, AccountRef } from "./subject";

export type FoundAttempt = { id: string; customerId: string };

/** The attempt that the event is about: by our own id in its metadata, by the gateway's ref, or by our charge. */
export async function findAttempt(tx: Tx, ours: AccountRef, about: About): Promise<FoundAttempt | null> {
  switch (about.kind) {
    case "none":
      return null;
    case "method":
      return attemptOfVault(tx, ours, about.customerRef);
    case "setup":
    case "charge": {
      return tx.setupAttempt.findFirst({
        where: {
          ...ours,
          OR: [
            { gatewayRef: about.ref },
            ...(about.attemptId ? [{ id: about.attemptId }] : []),
            ...("chargeId" in about && about.chargeId ? [{ chargeId: about.chargeId }] : []),
            { charge: { OR: [{ gatewayRef: about.ref }, { orderRef: about.ref }] } },
          ],
        },
        select: { id: true, customerId: true },
      });
    }
  }
}

/** A vault that has become ready: the attempt of the same vault customer that was waiting for it. */
async function attemptOfVault(
  tx: Tx,
  ours: AccountRef,
  customerRef: string | undefined,
): Promise<FoundAttempt | null> {
  if (!customerRef) return null;
  return tx.setupAttempt.findFirst({
    where: { ...ours, gatewayCustomerRef: customerRef, status: { in: ["open", "processing"] } },
    orderBy: { createdAt: "desc" },
    select: { id: true, customerId: true },
  });
}
