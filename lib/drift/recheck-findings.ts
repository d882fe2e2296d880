import { inOrg, type Tx } from "@/lib/db";
import type { DriftFinding } from "@/lib/generated/prisma/client";
import { askForCapture } from "./compare-charges";
import type { Comparison } from "./comparison";
import type { DriftKind } from "./kinds";
import { isGivenBack, settleCapture } from "./settle-own";

const PAGE_SIZE = 100;

/**
 * Open findings of earlier runs that lie outside of what this one compared: each is looked at for itself, and is gone when we
 * and the provider agree by now.
 */
export async function recheckFindings(c: Comparison): Promise<void> {
  let after = "";
  for (;;) {
    const rows = await readPage(c, after);
    for (const row of rows) if (!(await holds(c, row))) await close(c, row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_SIZE) return;
    after = last.id;
  }
}

function readPage({ ctx: { orgId }, account, beganAt }: Comparison, after: string): Promise<DriftFinding[]> {
  return inOrg(orgId, async (tx) => {
    // The status is a literal, for the index of those that are open: of all that were ever found they are few.
    const open = await tx.$queryRaw<{ id: string }[]>`
      with open as materialized (select * from drift_finding where org_id = ${orgId} and status = 'open')
      select id from open where gateway_account_id = ${account.id} and seen_at < ${beganAt} and id > ${after}
      order by id limit ${PAGE_SIZE}`;
    return tx.driftFinding.findMany({
      where: { orgId, id: { in: open.map(({ id }) => id) } },
      orderBy: { id: "asc" },
    });
  });
}

async function close(c: Comparison, { orgId, id }: DriftFinding): Promise<void> {
  await inOrg(orgId, (tx) =>
    tx.driftFinding.updateMany({
      where: { orgId, id, status: "open" },
      data: { status: "gone", closedAt: new Date() },
    }),
  );
  c.compared.gone += 1;
}

type Look = (c: Comparison, finding: DriftFinding) => Promise<boolean>;

/** Whether what was found is still so. */
const LOOKS: Record<DriftKind, Look> = {
  async capture_unrecorded(c, finding) {
    const charge = await chargeOf(c, finding);
    if (!charge || charge.capturedAt) return !charge;
    await c.turn();
    await settleCapture(c.ctx, charge, finding.subject);
    const now = await chargeOf(c, finding);
    return !now?.capturedAt && !isGivenBack(now);
  },
  // Only people can mend these, and nothing here shows that they have.
  capture_unknown: async () => true,
  captured_twice: async () => true,
  refund_failed: async () => true,
  refunds_differ: async () => true,
  capture_missing: (c, finding) => differs(c, finding),
  amount_differs: (c, finding) => differs(c, finding),
  refund_unrecorded: async ({ ctx }, { chargeId, subject }) =>
    !(await inOrg(ctx.orgId, (tx) => refundIsHere(tx, ctx.orgId, chargeId ?? "", subject))),
  dispute_unrecorded: async ({ ctx: { orgId } }, { chargeId, subject: ref }) =>
    (await inOrg(orgId, (tx) => tx.dispute.count({ where: { orgId, chargeId: chargeId ?? "", ref } }))) === 0,
  event_missed: async ({ ctx: { orgId }, account }, { subject: providerEventId }) =>
    (await inOrg(orgId, (tx) =>
      tx.inboxEvent.count({
        where: { orgId, gatewayAccountId: account.id, providerEventId, status: "done" },
      }),
    )) === 0,
  // Both are looked at anew by every run.
  method_gone: async () => false,
  charge_unfinished: async () => false,
  charge_in_doubt: async () => false,
};

function holds(c: Comparison, finding: DriftFinding): Promise<boolean> {
  return LOOKS[finding.kind as DriftKind](c, finding);
}

function chargeOf({ ctx: { orgId } }: Comparison, { chargeId }: DriftFinding) {
  return inOrg(orgId, (tx) => tx.charge.findFirst({ where: { orgId, id: chargeId ?? "" } }));
}

async function differs(c: Comparison, finding: DriftFinding): Promise<boolean> {
  const charge = await chargeOf(c, finding);
  const ref = charge?.capturedAt ? charge.gatewayRef : finding.providerRef;
  if (!charge || !ref) return true;
  await c.turn();
  const answer = await askForCapture(c, { ...charge, ref });
  if (answer?.state !== "captured" || !charge.capturedAt) return true;
  const { minor, currency } = answer.capture.amount;
  return minor !== charge.amount || currency !== charge.currency;
}

async function refundIsHere(tx: Tx, orgId: string, chargeId: string, gatewayRef: string): Promise<boolean> {
  const where = { orgId, chargeId, gatewayRef, status: { not: "failed" } } as const;
  return (await tx.refund.count({ where })) > 0;
}
