import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { MoneyState } from "@/lib/gateways/types";
import type { Refund } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import type { TakenCharge } from "@/lib/revenue/taken-charge";
import { inSeconds } from "@/lib/setup/schedule";
import { recordRefunded } from "./record-refunded";

type Theirs = MoneyState["refunds"][number];

/** How long a refund that the provider has not decided is left alone. */
const LOOK_AGAIN_SECONDS = 60;

/**
 * Every refund of the charge that the provider's books have, in ours: each in one row, whoever asked for it. The charge must
 * be locked. Answers `in_doubt`, with the rest unwritten, while a refund of ours whose answer was lost may be the one that
 * the provider names: that one is to be settled first.
 */
export async function recordProviderRefunds(
  tx: Tx,
  ctx: Context,
  charge: TakenCharge,
  refunds: readonly Theirs[],
): Promise<"written" | "in_doubt"> {
  const { orgId, id: chargeId } = charge;
  const rows = await tx.refund.findMany({ where: { orgId, chargeId } });
  // What PayPal took back by itself is a dispute, also once its events are forgotten and only a refund is left to see.
  const reversals = await tx.dispute.findMany({ where: { orgId, chargeId }, select: { ref: true } });
  for (const theirs of refunds) {
    if (reversals.some(({ ref }) => ref === theirs.ref)) continue;
    const known = findOurs(rows, theirs);
    if (!known && mayBeInDoubt(rows, charge, theirs)) return "in_doubt";
    const ours = known ?? (await writeForeign(tx, ctx, charge, theirs));
    if (!known) rows.push(ours);
    if (theirs.state === "succeeded") await recordRefunded(tx, ctx, charge, ours, theirs.ref, theirs.at);
  }
  return "written";
}

/** By the provider's id, or by ours where the provider kept it. A row that failed is no longer what the provider names. */
function findOurs(rows: Refund[], { ref, refundId, minor }: Theirs): Refund | undefined {
  return (
    rows.find((row) => row.gatewayRef === ref) ??
    rows.find((row) => row.id === refundId && !row.gatewayRef && row.amount === minor && counts(row))
  );
}

const counts = ({ status }: Refund) => status !== "failed";

/** One of ours that has no name yet, for the same amount; or one that has taken the room that the provider gave away. */
function mayBeInDoubt(rows: Refund[], { amount }: TakenCharge, { minor }: Theirs): boolean {
  const nameless = rows.some((row) => row.status === "processing" && !row.gatewayRef && row.amount === minor);
  const held = rows.filter(counts).reduce((sum, row) => sum + row.amount, 0);
  return nameless || held + minor > amount;
}

async function writeForeign(
  tx: Tx,
  ctx: Context,
  { orgId, id: chargeId, customerId, currency }: TakenCharge,
  { ref, minor, at }: Theirs,
): Promise<Refund> {
  const refund = await tx.refund.create({
    data: {
      orgId,
      id: newId("re"),
      chargeId,
      amount: minor,
      currency,
      gatewayRef: ref,
      nextCheckAt: inSeconds(LOOK_AGAIN_SECONDS),
      createdAt: at,
    },
  });
  await recordAudit(tx, ctx, {
    action: "refund.found",
    subjectId: refund.id,
    customerId,
    details: { charge_id: chargeId, amount: minor, currency },
  });
  return refund;
}
