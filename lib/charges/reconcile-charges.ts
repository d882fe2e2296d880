import { type Reconciler, reconcile } from "@/lib/reconcile";
import { finishCharge } from "./finish-charge";
import { UNSETTLED } from "./status";

const charges: Reconciler = {
  noun: "charge",
  due: "due_charges",
  atOnce: 8,
  claimSeconds: 30,
  claim: (tx, { orgId, id, now, until }) =>
    tx.charge.updateMany({
      where: { orgId, id, status: { in: [...UNSETTLED] }, nextCheckAt: { lte: now } },
      data: { nextCheckAt: until },
    }),
  finish: finishCharge,
};

/**
 * Asks the gateways about charges whose time for a look has come: left in doubt, left behind by a dead process, or paid behind
 * a closed tab.
 */
export function reconcileCharges(signal: AbortSignal, only?: { orgId: string }): Promise<void> {
  return reconcile(charges, signal, only);
}
