import { CHARGE_MOVES } from "@/lib/charges/status";
import type { Tx } from "@/lib/db";
import { before } from "@/lib/states";
import { type Attempt, lockAttempt } from "./attempt";
import { ATTEMPT_MOVES } from "./status";

/** Why an attempt ended without a saved method. */
export type Ending =
  | { status: "failed"; failureCode: string; declineCode?: string | undefined }
  | { status: "cancelled" };

/**
 * Ends an attempt of which the gateway says that it took nothing and can take nothing any more, and its charge with it.
 * Answers false when it had ended before, whoever did it, and when a charge was begun since the gateway was asked: then the
 * answer says nothing about that charge.
 */
export async function endAttempt(tx: Tx, attempt: Attempt, ending: Ending): Promise<boolean> {
  const now = await lockAttempt(tx, attempt.orgId, attempt.id);
  if (now.chargeId !== attempt.chargeId) return false;
  const failure =
    ending.status === "failed"
      ? { failureCode: ending.failureCode, declineCode: ending.declineCode ?? null }
      : {};
  const { count } = await tx.setupAttempt.updateMany({
    where: { orgId: attempt.orgId, id: attempt.id, status: { in: before(ATTEMPT_MOVES, ending.status) } },
    data: { status: ending.status, settledAt: new Date(), nextCheckAt: null, client: null, ...failure },
  });
  if (count === 0) return false;
  if (attempt.chargeId) {
    // A charge that was already being asked for has failed; one that still waited for the customer can be called off.
    const status =
      ending.status === "cancelled" && now.charge?.status === "pending_client_action"
        ? "cancelled"
        : "failed";
    await tx.charge.updateMany({
      where: { orgId: attempt.orgId, id: attempt.chargeId, status: { in: before(CHARGE_MOVES, status) } },
      data: { status, nextCheckAt: null, ...failure },
    });
  }
  await tx.setupTry.updateMany({
    where: { orgId: attempt.orgId, attemptId: attempt.id, outcome: "pending" },
    data: { outcome: "cancelled", settledAt: new Date() },
  });
  return true;
}
