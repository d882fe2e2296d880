import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { hashToken } from "@/lib/secrets";
import { findLiveAttempt } from "./attempt";
import { findLink, type LinkAddress, type Visitor } from "./find-link";
import { type FinishResult, finishSetup } from "./finish-setup";

export type FinishFromPageInput = {
  address: LinkAddress;
  visitor: Visitor;
  /** Absent where the page only knows that something is under way. */
  attemptId?: string | undefined;
  /** The customer says that it called it off. A hint: what the gateway says counts. */
  outcome?: "cancelled" | undefined;
};

/** `called_off`: nothing was taken, the customer turned back. `elsewhere`: there is nothing under way any more. */
export type FinishFromPageResult = FinishResult | { state: "called_off" } | { state: "elsewhere" };

/** `finishSetup` for whoever holds the link: its attempt, or the one under way. */
export async function finishFromPage(
  ctx: Context,
  { address, visitor, attemptId, outcome }: FinishFromPageInput,
): Promise<FinishFromPageResult> {
  const found = await inOrg(ctx.orgId, async (tx) => {
    const link = await findLink(tx, address, visitor);
    if (!link) return null;
    const ofLink = { orgId: link.orgId, customerId: link.customerId };
    if (attemptId)
      return tx.setupAttempt.findFirst({
        where: { ...ofLink, id: attemptId },
        select: { id: true, customerId: true },
      });
    return findLiveAttempt(tx, link.orgId, link.customerId);
  });
  if (!found) return { state: "elsewhere" };
  const result = await finishSetup(ctx, found.id);
  if (result.state !== "waiting") return result;
  if (outcome === "cancelled") await callOff(ctx, found, visitor);
  if (result.failureCode) return result;
  if (outcome === "cancelled") return { state: "called_off" };
  // A page that only waited has nothing to wait for any more.
  return attemptId ? result : { state: "elsewhere" };
}

/** A press that came to nothing shall not count against the customer. */
async function callOff(ctx: Context, attempt: { id: string; customerId: string }, { receipt }: Visitor) {
  const { orgId } = ctx;
  const { id: attemptId, customerId } = attempt;
  if (!receipt) return;
  await inOrg(orgId, async (tx) => {
    const { count } = await tx.setupTry.updateMany({
      where: { orgId, attemptId, outcome: "pending", receiptHash: new Uint8Array(hashToken(receipt)) },
      data: { outcome: "cancelled", settledAt: new Date() },
    });
    if (count > 0)
      await recordAudit(tx, ctx, { action: "setup.cancelled", subjectId: attemptId, customerId });
  });
}
