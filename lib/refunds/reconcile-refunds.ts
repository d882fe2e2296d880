import type { Context } from "@/lib/context";
import { inOrg, pool } from "@/lib/db";
import { log } from "@/lib/log";
import { inSeconds } from "@/lib/setup/schedule";
import { settleRefund } from "./settle-refund";

const AT_ONCE = 4;
/** Whoever takes a refund and dies leaves it to the next one after this long. */
const CLAIM_SECONDS = 10;

/** Asks the gateways about refunds whose time for a look has come: in doubt, or not decided by the provider. */
export async function reconcileRefunds(signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "due_refunds",
    text: "select * from due_refunds(now(), 100)",
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
    tx.refund.updateMany({
      where: { orgId, id, status: "processing", nextCheckAt: { lte: new Date() } },
      data: { nextCheckAt: inSeconds(CLAIM_SECONDS) },
    }),
  );
  if (count === 0) return;
  const actor = { type: "system", id: "reconciler" } as const;
  const ctx: Context = { orgId, actor, requestId: `reconcile:${id}`, address: "" };
  try {
    await settleRefund(ctx, id, { asked: true });
  } catch (error) {
    log().error({ err: error, refundId: id }, "A refund could not be reconciled");
  }
}
