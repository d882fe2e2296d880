import { inOrg, pool } from "@/lib/db";
import { log } from "@/lib/log";
import { finishCharge } from "./finish-charge";
import { UNSETTLED } from "./status";

const AT_ONCE = 8;
/** Whoever takes a charge and dies leaves it to the next one after this long. */
const CLAIM_SECONDS = 30;

/**
 * Asks the gateways about charges whose time for a look has come: left in doubt, left behind by a dead process, or paid behind
 * a closed tab.
 */
export async function reconcileCharges(signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "due_charges",
    text: "select * from due_charges(now(), 100)",
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
    tx.charge.updateMany({
      where: { orgId, id, status: { in: [...UNSETTLED] }, nextCheckAt: { lte: new Date() } },
      data: { nextCheckAt: new Date(Date.now() + CLAIM_SECONDS * 1000) },
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
    await finishCharge(ctx, id);
  } catch (error) {
    log().error({ err: error, chargeId: id }, "A charge could not be reconciled");
  }
}
