import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { Refund } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { fromDecimal } from "@/lib/money";
import { lockTakenCharge, type TakenCharge } from "@/lib/revenue/taken-charge";
import { inSeconds } from "@/lib/setup/schedule";
import type { RefundChargeInput } from "./schema";

/** Whoever writes the row and dies leaves it to the reconciler after this long. */
const HEARD_WITHIN_SECONDS = 10;

/**
 * The row that stands before the gateway is asked: a new one, or the one that was written under the same `Idempotency-Key`,
 * whatever became of that call. Those who refund the same charge queue up at its row, so together they never exceed it.
 * @throws EdgeError unknown_charge, charge_not_captured, charge_in_dispute, amount_over_charge, invalid_request,
 *   idempotency_conflict
 */
export async function writeRefundRow(
  tx: Tx,
  ctx: Context,
  input: RefundChargeInput,
): Promise<{ id: string; asked: boolean }> {
  const { orgId } = ctx;
  const charge = await lockTakenCharge(tx, orgId, input.charge_id);
  if (!charge) {
    const sentence = "charge_id names no charge of this organization.";
    throw new EdgeError("unknown_charge", sentence, { field: "charge_id" });
  }
  const amount = input.amount === undefined ? undefined : toMinor(input.amount, charge);
  const earlier = await findByKey(tx, ctx);
  if (earlier) {
    if (earlier.chargeId !== charge.id || (amount !== undefined && amount !== earlier.amount))
      throw new EdgeError("idempotency_conflict", "This Idempotency-Key was used for another refund.");
    return { id: earlier.id, asked: true };
  }
  requireRefundable(charge);
  const left = await leftOf(tx, charge);
  const refund = await tx.refund.create({
    data: {
      orgId,
      id: newId("re"),
      chargeId: charge.id,
      amount: requireWithin(amount ?? left, left),
      currency: charge.currency,
      reason: input.reason ?? null,
      idempotencyKey: ctx.idempotencyKey ?? null,
      nextCheckAt: inSeconds(HEARD_WITHIN_SECONDS),
    },
  });
  await recordAudit(tx, ctx, {
    action: "refund.requested",
    subjectId: refund.id,
    customerId: charge.customerId,
    details: { charge_id: charge.id, amount: refund.amount, currency: refund.currency },
  });
  return { id: refund.id, asked: false };
}

function toMinor(amount: number | string, { currency }: TakenCharge): number {
  const parsed = fromDecimal(amount, currency);
  if (parsed && parsed.minor > 0) return parsed.minor;
  throw new EdgeError("invalid_request", `amount must be an amount in ${currency} that can be paid.`, {
    field: "amount",
  });
}

async function findByKey(tx: Tx, { orgId, idempotencyKey }: Context): Promise<Refund | null> {
  if (idempotencyKey === undefined) return null;
  return tx.refund.findUnique({ where: { orgId_idempotencyKey: { orgId, idempotencyKey } } });
}

function requireRefundable({ status }: TakenCharge): void {
  if (status === "captured" || status === "refunded") return;
  if (status === "disputed") {
    const sentence = "The charge is in dispute: its money is the provider's to give back.";
    throw new EdgeError("charge_in_dispute", sentence, { field: "charge_id" });
  }
  throw new EdgeError("charge_not_captured", "Nothing was taken with this charge.", { field: "charge_id" });
}

/** What of the charge neither was given back nor is about to be. */
async function leftOf(tx: Tx, { orgId, id, amount }: TakenCharge): Promise<number> {
  const { _sum } = await tx.refund.aggregate({
    where: { orgId, chargeId: id, status: { not: "failed" } },
    _sum: { amount: true },
  });
  return amount - (_sum.amount ?? 0);
}

function requireWithin(amount: number, left: number): number {
  if (amount > 0 && amount <= left) return amount;
  const sentence =
    left > 0 ? "amount is more than is left of the charge." : "Nothing is left of the charge to give back.";
  throw new EdgeError("amount_over_charge", sentence, { field: "amount" });
}
