import { inOrg, pool } from "@/lib/db";
import { log } from "@/lib/log";
import { finishSetup } from "./finish-setup";
import { inSeconds } from "./schedule";
import { LIVE_ATTEMPT } from "./status";

const AT_ONCE = 4;
/** Whoever takes an attempt and dies leaves it to the next one after this long. */
const CLAIM_SECONDS = 10;

/**
 * Asks the gateways about set-ups whose time for a look has come: left in doubt, paid behind a closed tab, or begun behind
 * a link that is closed now. This is what makes lost webhooks and dead processes harmless.
 */
export async function reconcileSetups(signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "due_setup_attempts",
    text: "select * from due_setup_attempts(now(), 100)",
  });
  const queue = [...rows];
  const work = async () => {
    for (let due = queue.shift(); due && !signal.aborted; due = queue.shift())
      await reconcile(due.org_id, due.id);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function reconcile(orgId: string, id: string): Promise<void> {
  const { count } = await inOrg(orgId, (tx) =>
    tx.setupAttempt.updateMany({
      where: { orgId, id, status: { in: [...LIVE_ATTEMPT] }, nextCheckAt: { lte: new Date() } },
      data: { nextCheckAt: inSeconds(CLAIM_SECONDS) },
    }),
  );
  if (count === 0) return;
  const ctx = {
    orgId,
    actor: { type: "system", id: "reconciler" },
    requestId: `reconcile:${id}`,
    address: "",
  } as const;
  try {
    await finishSetup(ctx, id);
  } catch (error) {
    log().error({ err: error, attemptId: id }, "A setup could not be reconciled");
  }
}
