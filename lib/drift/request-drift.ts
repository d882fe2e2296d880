import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { requestRun } from "./claim-run";
import type { RequestDriftInput } from "./schema";

/** `started` false: a comparison of this account is under way already, and `runId` is that one. */
export type RequestedDrift = { runId: string; started: boolean };

/**
 * Asks for a comparison of one account now; a worker takes it up within a second or two.
 * @throws EdgeError unknown_gateway_account
 */
export async function requestDrift(
  ctx: Context,
  { gatewayAccountId: accountId }: RequestDriftInput,
): Promise<RequestedDrift> {
  const { orgId } = ctx;
  const { started, run } = await requestRun(ctx, { accountId, requestedBy: ctx.actor.id });
  await inOrg(orgId, async (tx) => {
    if (started)
      await recordAudit(tx, ctx, {
        action: "drift.requested",
        subjectId: run.id,
        details: { gateway_account_id: accountId },
      });
    // A hint, so that a worker comes at once; the row itself is what the sweep looks for.
    await tx.$executeRaw`select graphile_worker.add_job('run_drift', json_build_object('orgId', ${orgId}::text, 'id', ${accountId}::text), job_key := ${`drift:${accountId}`})`;
  });
  return { runId: run.id, started };
}
