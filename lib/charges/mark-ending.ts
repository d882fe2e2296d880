import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { ENDING_MS } from "./call-off";

type Doubtful = { orgId: string; id: string; attempt: number; customerId: string };

/**
 * Begins the ending of a charge in doubt: from here on nobody asks for its money. One of those who end it at once writes it down;
 * a charge that has moved on meanwhile is left to whoever moved it. `declineCode`: why, for the failure that comes of it.
 */
export async function markEnding(
  tx: Tx,
  ctx: Context,
  { orgId, id, attempt, customerId }: Doubtful,
  { reason, declineCode = null }: { reason: string; declineCode?: string | null },
): Promise<void> {
  const endingAt = new Date();
  const { count } = await tx.charge.updateMany({
    where: { orgId, id, attempt, status: "processing", endingAt: null },
    data: { endingAt, declineCode, checks: 0, nextCheckAt: new Date(endingAt.getTime() + ENDING_MS) },
  });
  if (count === 0) return;
  await recordAudit(tx, ctx, {
    action: "charge.ended_by_staff",
    subjectId: id,
    customerId,
    details: { before: { ending: false }, after: { ending: true }, reason },
  });
}
