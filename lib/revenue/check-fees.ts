import type { Context } from "@/lib/context";
import { inOrg, pool, type Tx } from "@/lib/db";
import { log } from "@/lib/log";
import { inSeconds } from "@/lib/setup/schedule";
import { severalAtOnce } from "@/lib/several-at-once";
import { convergeMoney } from "./converge-money";

const AT_ONCE = 4;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From one question to the next. After the last one the fee stays unknown: after eight days no provider adds one. */
const WAITS = [5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 4 * DAY] as const;

/** Asks the gateways for the fees that they had not said when the money was captured. */
export async function checkFees(signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "due_fees",
    text: "select * from due_fees(now(), 100)",
  });
  await severalAtOnce(rows, { atOnce: AT_ONCE, signal }, ({ org_id, id }) => check(org_id, id));
}

/** The next question is written down before this one is asked, so that a death in between costs one of several. */
async function check(orgId: string, id: string): Promise<void> {
  const chargeId = await inOrg(orgId, (tx) => takeTurn(tx, orgId, id));
  if (chargeId === null) return;
  const actor = { type: "system", id: "reconciler" } as const;
  const ctx: Context = { orgId, actor, requestId: `fee:${id}`, address: "" };
  try {
    await convergeMoney(ctx, chargeId);
  } catch (error) {
    log().warn({ err: error, revenueId: id }, "A fee could not be asked for");
  }
}

async function takeTurn(tx: Tx, orgId: string, id: string): Promise<string | null> {
  const { feeChecks, chargeId } = await tx.revenue.findUniqueOrThrow({ where: { orgId_id: { orgId, id } } });
  const wait = WAITS[feeChecks];
  const { count } = await tx.revenue.updateMany({
    where: { orgId, id, fee: null, feeChecks, feeCheckAt: { lte: new Date() } },
    data: { feeChecks: { increment: 1 }, feeCheckAt: wait === undefined ? null : inSeconds(wait) },
  });
  return count === 1 ? chargeId : null;
}
