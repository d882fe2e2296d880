import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { DismissFindingInput } from "./schema";

/**
 * Closes a finding that staff have dealt with, or that is none. It stays closed though later comparisons find it again.
 * @throws EdgeError invalid_request when there is none such that is open
 */
export async function dismissFinding(ctx: Context, { id, reason }: DismissFindingInput): Promise<void> {
  const { orgId } = ctx;
  await inOrg(orgId, async (tx) => {
    const { count } = await tx.driftFinding.updateMany({
      where: { orgId, id, status: "open" },
      data: { status: "dismissed", closedAt: new Date() },
    });
    if (count === 0)
      throw new EdgeError("invalid_request", "This finding is not open any more: load the page again.", {
        field: "id",
      });
    const { kind, subject, customerId } = await tx.driftFinding.findUniqueOrThrow({
      where: { orgId_id: { orgId, id } },
    });
    await recordAudit(tx, ctx, {
      action: "drift.finding_dismissed",
      subjectId: id,
      ...(customerId ? { customerId } : {}),
      details: { before: { status: "open" }, after: { status: "dismissed" }, kind, subject, reason },
    });
  });
}
