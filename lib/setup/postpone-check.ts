import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { before } from "@/lib/states";
import { type Attempt, getAttemptOrThrow } from "./attempt";
import { isOpen } from "./find-link";
import { inSeconds, secondsToNextCheck } from "./schedule";
import { ATTEMPT_MOVES } from "./status";

const A_DAY = 24 * 3600;

/** `undecided`: the gateway has not decided, or did not answer. `waiting`: it waits for the customer. */
type Reason = "undecided" | "waiting";

/**
 * Leaves the attempt as the gateway left it, and says when the reconciler shall ask again. A question without an answer
 * puts only those in doubt who may have paid: who pressed the button, whose charge was asked for, or whose link is closed
 * meanwhile. For everyone else the form stays open.
 */
export async function postponeCheck(ctx: Context, { orgId, id }: Attempt, reason: Reason): Promise<void> {
  await inOrg(ctx.orgId, async (tx) => {
    const attempt = await getAttemptOrThrow(tx, orgId, id);
    const lately = { orgId, attemptId: id, createdAt: { gte: inSeconds(-A_DAY) } };
    const tried = (await tx.setupTry.count({ where: lately })) > 0;
    const mayHavePaid = tried || attempt.charge?.status === "processing" || !isOpen(attempt.link);
    const inDoubt = reason === "undecided" && mayHavePaid;
    const status = inDoubt ? "processing" : attempt.gatewayRef ? "open" : "created";
    await tx.setupAttempt.updateMany({
      where: { orgId, id, status: { in: [status, ...before(ATTEMPT_MOVES, status)] } },
      data: {
        status,
        nextCheckAt: inSeconds(secondsToNextCheck({ checks: attempt.checks, inDoubt, tried })),
        checks: { increment: 1 },
      },
    });
  });
}
