import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { DriftRun } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { claimRun, LeaseLost, type Wanted } from "./claim-run";
import { compareCaptures, compareRefundSums } from "./compare-captures";
import { compareCharges } from "./compare-charges";
import { compareEvents } from "./compare-events";
import { compareMethods } from "./compare-methods";
import { compareMovements } from "./compare-movements";
import { compareUnsettled } from "./compare-unsettled";
import { beginComparison, type Compared, type Comparison, type Outside } from "./comparison";
import { recheckFindings } from "./recheck-findings";

/**
 * Compares our rows with one gateway account over a period: since the last comparison and an hour, unless told. What is safe is
 * healed, by the verbs that webhooks and the reconciler run too; the rest is listed for staff. Any number may ask for it at
 * once, one works; what a dead process left behind is taken over. Answers the run as it stands afterwards:
 * `running` when another process has it.
 * @throws EdgeError unknown_gateway_account
 */
export async function runDrift(ctx: Context, wanted: Wanted, outside: Outside): Promise<DriftRun> {
  const { claimed, run } = await claimRun(ctx, wanted);
  if (!claimed) return run;
  let comparison: Comparison | undefined;
  try {
    comparison = await beginComparison(ctx, run, outside);
    await compare(comparison);
    return await end(run, { status: "done", compared: comparison.compared });
  } catch (error) {
    if (error instanceof LeaseLost) return read(run);
    log().warn({ err: error, requestId: ctx.requestId, driftRunId: run.id }, "A comparison broke off");
    const compared = comparison?.compared;
    return end(run, { status: "failed", error: whyFailed(error), ...(compared ? { compared } : {}) });
  }
}

/** Money first: what was taken, then what went back of it, then the events that told of both. */
async function compare(c: Comparison): Promise<void> {
  let from: string | undefined;
  do {
    await c.turn();
    const page = await c.gateway.listHistory(c.account, c.period, from);
    await compareCaptures(c, page.captures);
    await compareMovements(c, page.movements);
    await compareEvents(c, page.events);
    from = page.next;
  } while (from !== undefined);
  await compareRefundSums(c);
  await compareCharges(c);
  await compareUnsettled(c);
  await compareMethods(c);
  await recheckFindings(c);
  // Whoever lost the run meanwhile does not end it.
  await c.turn();
}

type Ending = { status: "done" | "failed"; compared?: Compared; error?: string };

async function end(run: DriftRun, ending: Ending): Promise<DriftRun> {
  const { orgId, id } = run;
  await inOrg(orgId, (tx) =>
    tx.driftRun.updateMany({
      where: { orgId, id, status: "running" },
      data: { ...ending, finishedAt: new Date() },
    }),
  );
  return read(run);
}

function read({ orgId, id }: DriftRun): Promise<DriftRun> {
  return inOrg(orgId, (tx) => tx.driftRun.findUniqueOrThrow({ where: { orgId_id: { orgId, id } } }));
}

function whyFailed(error: unknown): string {
  if (isGatewayRejected(error))
    return `The provider refused ${error.operation} (${error.providerCode}). Check the account's keys, and connect it again with keys that hold.`;
  if (isGatewayUnknown(error))
    return "The provider did not answer. The next comparison begins where this one began.";
  return "Something broke here. The log has more; the next comparison begins where this one began.";
}
