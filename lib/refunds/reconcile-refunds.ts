import { type Reconciler, reconcile } from "@/lib/reconcile";
import { settleRefund } from "./settle-refund";

const refunds: Reconciler = {
  noun: "refund",
  due: "due_refunds",
  atOnce: 4,
  claimSeconds: 10,
  claim: (tx, { orgId, id, now, until }) =>
    tx.refund.updateMany({
      where: { orgId, id, status: "processing", nextCheckAt: { lte: now } },
      data: { nextCheckAt: until },
    }),
  finish: (ctx, id) => settleRefund(ctx, id, { asked: true }),
};

/** Asks the gateways about refunds whose time for a look has come: in doubt, or not decided by the provider. */
export function reconcileRefunds(signal: AbortSignal, only?: { orgId: string }): Promise<void> {
  return reconcile(refunds, signal, only);
}
