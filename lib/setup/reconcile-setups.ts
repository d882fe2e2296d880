import { type Reconciler, reconcile } from "@/lib/reconcile";
import { finishSetup } from "./finish-setup";
import { LIVE_ATTEMPT } from "./status";

const setups: Reconciler = {
  noun: "setup",
  due: "due_setup_attempts",
  atOnce: 4,
  claimSeconds: 10,
  claim: (tx, { orgId, id, now, until }) =>
    tx.setupAttempt.updateMany({
      where: { orgId, id, status: { in: [...LIVE_ATTEMPT] }, nextCheckAt: { lte: now } },
      data: { nextCheckAt: until },
    }),
  finish: finishSetup,
};

/**
 * Asks the gateways about set-ups whose time for a look has come: left in doubt, paid behind a closed tab, or begun behind
 * a link that is closed now. This is what makes lost webhooks and dead processes harmless.
 */
export function reconcileSetups(signal: AbortSignal, only?: { orgId: string }): Promise<void> {
  return reconcile(setups, signal, only);
}
