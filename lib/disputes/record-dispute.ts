import { recordAudit } from "@/lib/audit/record";
import { CHARGE_MOVES } from "@/lib/charges/status";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { MoneyState } from "@/lib/gateways/types";
import { money, toDecimalNumber } from "@/lib/money";
import { publish } from "@/lib/outbox/publish";
import { REVENUE_MOVES } from "@/lib/revenue/status";
import { revenueOf, type TakenCharge } from "@/lib/revenue/taken-charge";
import { before } from "@/lib/states";
import { DISPUTE_MOVES } from "./status";

type Theirs = MoneyState["disputes"][number];

/**
 * Writes down how a dispute stands: charge and revenue are disputed while it is open and once it is lost, and where they were
 * once it is won. One event for each of its states, whoever finds it and however often; a late answer changes nothing. The
 * charge must be locked.
 */
export async function recordDispute(
  tx: Tx,
  ctx: Context,
  charge: TakenCharge,
  theirs: Theirs,
): Promise<void> {
  if (!(await move(tx, charge, theirs))) return;
  if (theirs.state === "won") await confirmAgain(tx, charge, theirs.ref);
  else await holdAsDisputed(tx, charge, theirs.ref);
  await publish(tx, {
    orgId: charge.orgId,
    type: "charge.disputed",
    customerId: charge.customerId,
    subject: `${charge.id}:${theirs.ref}:${theirs.state}`,
    data: {
      charge_id: charge.id,
      revenue_id: revenueOf(charge).id,
      billing_customer_id: charge.customerId,
      amount: toDecimalNumber(money(charge.amount, charge.currency)),
      currency: charge.currency,
      gateway: charge.gateway,
      gateway_ref: charge.gatewayRef ?? "",
      dispute_ref: theirs.ref,
      dispute_status: theirs.state,
    },
  });
  await recordAudit(tx, ctx, {
    action: `dispute.${theirs.state}`,
    subjectId: charge.id,
    customerId: charge.customerId,
    details: { dispute_ref: theirs.ref },
  });
}

/** Whether this state is news. The charge's lock makes looking and writing one. */
async function move(tx: Tx, { orgId, id: chargeId }: TakenCharge, { ref, state }: Theirs): Promise<boolean> {
  const key = { orgId_chargeId_ref: { orgId, chargeId, ref } };
  const known = await tx.dispute.findUnique({ where: key });
  if (known && !DISPUTE_MOVES[known.status].includes(state)) return false;
  const now = { status: state, closedAt: state === "open" ? null : new Date() };
  await tx.dispute.upsert({ where: key, create: { orgId, chargeId, ref, ...now }, update: now });
  return true;
}

async function holdAsDisputed(tx: Tx, { orgId, id }: TakenCharge, ref: string): Promise<void> {
  await tx.charge.updateMany({
    where: { orgId, id, status: { in: before(CHARGE_MOVES, "disputed") } },
    data: { status: "disputed", disputeRef: ref },
  });
  await tx.revenue.updateMany({
    where: { orgId, chargeId: id, status: { in: before(REVENUE_MOVES, "disputed") } },
    data: { status: "disputed" },
  });
}

/** Unless another dispute of the same charge, open or lost, still holds it: that one is named from here on. */
async function confirmAgain(tx: Tx, { orgId, id }: TakenCharge, ref: string): Promise<void> {
  const other = await tx.dispute.findFirst({
    where: { orgId, chargeId: id, status: { not: "won" } },
    orderBy: [{ status: "desc" }, { openedAt: "asc" }],
  });
  if (other) {
    const held = { orgId, id, status: "disputed", disputeRef: ref } as const;
    await tx.charge.updateMany({ where: held, data: { disputeRef: other.ref } });
    return;
  }
  const { count } = await tx.charge.updateMany({
    where: { orgId, id, status: "disputed", disputeRef: ref },
    data: { status: "captured", disputeRef: null },
  });
  if (count === 0) return;
  await tx.revenue.updateMany({
    where: { orgId, chargeId: id, status: "disputed" },
    data: { status: "confirmed" },
  });
}
