import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { Charge, Refund } from "@/lib/generated/prisma/client";
import type { RevenueStatus } from "@/lib/generated/prisma/enums";
import { log } from "@/lib/log";
import { convergeMoney } from "@/lib/revenue/converge-money";
import { findTakenCharge, revenueOf } from "@/lib/revenue/taken-charge";
import { step } from "@/lib/step";
import { toRefundError } from "./refusal";
import type { RefundChargeInput } from "./schema";
import { settleRefund } from "./settle-refund";
import { writeRefundRow } from "./write-refund-row";

/** The refund, `succeeded` or `processing`, and how its charge stands after it. */
export type RefundedCharge = { refund: Refund; charge: Charge; revenueStatus: RevenueStatus };

/**
 * Gives captured money back, in whole or in part, for the API and for staff. Never more than was taken, however many ask at
 * once; the same `Idempotency-Key` finds the same refund, whatever became of the first call. `processing`: the provider has
 * not decided or did not answer, the reconciler settles it.
 * @throws EdgeError unknown_charge, charge_not_captured, charge_in_dispute, amount_over_charge, refund_rejected,
 *   invalid_request, idempotency_conflict
 */
export async function refundCharge(ctx: Context, input: RefundChargeInput): Promise<RefundedCharge> {
  step("refund.before_row");
  const { id, asked } = await inOrg(ctx.orgId, (tx) => writeRefundRow(tx, ctx, input));
  step("refund.after_row");
  const refund = await settleRefund(ctx, id, { asked });
  if (refund.status === "failed") await learnOfMoney(ctx, refund);
  const charge = await inOrg(ctx.orgId, (tx) => findTakenCharge(tx, ctx.orgId, refund.chargeId));
  if (!charge) throw new Error(`Refund ${id} has no charge`);
  if (refund.status === "failed") throw toRefundError(refund, charge);
  return { refund, charge, revenueStatus: revenueOf(charge).status };
}

/** A refusal often means that something happened to the money that we were not told of. */
async function learnOfMoney(ctx: Context, { id, chargeId }: Refund): Promise<void> {
  try {
    await convergeMoney(ctx, chargeId);
  } catch (error) {
    log().warn({ err: error, refundId: id }, "After a refused refund the provider could not be asked");
  }
}
