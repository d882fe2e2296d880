import { recordAudit } from "@/lib/audit/record";
import { CHARGE_MOVES } from "@/lib/charges/status";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { Refund } from "@/lib/generated/prisma/client";
import { money, toDecimalNumber } from "@/lib/money";
import { publish } from "@/lib/outbox/publish";
import { REVENUE_MOVES } from "@/lib/revenue/status";
import { revenueOf, type TakenCharge } from "@/lib/revenue/taken-charge";
import { before } from "@/lib/states";
import { REFUND_MOVES } from "./status";

/**
 * Writes down that the provider gave money back: the refund succeeded, the charge counts it and, when nothing is left of it,
 * is refunded with its revenue; the event is published. Whoever comes second writes nothing. The charge must be locked.
 */
export async function recordRefunded(
  tx: Tx,
  ctx: Context,
  charge: TakenCharge,
  refund: Refund,
  ref: string,
  at = new Date(),
): Promise<void> {
  const { orgId } = refund;
  const { count } = await tx.refund.updateMany({
    where: { orgId, id: refund.id, status: { in: before(REFUND_MOVES, "succeeded") } },
    data: { status: "succeeded", gatewayRef: ref, settledAt: at, nextCheckAt: null },
  });
  if (count === 0) return;
  const { refundedAmount } = await tx.charge.update({
    where: { orgId_id: { orgId, id: charge.id } },
    data: { refundedAmount: { increment: refund.amount } },
    select: { refundedAmount: true },
  });
  const fully = refundedAmount === charge.amount;
  if (fully) await giveUpMoney(tx, charge);
  // What was taken behind a charge that had failed was never told of, and neither is its going back.
  if (charge.status !== "failed")
    await publish(tx, {
      orgId,
      type: "charge.refunded",
      customerId: charge.customerId,
      subject: refund.id,
      data: {
        charge_id: charge.id,
        refund_id: refund.id,
        revenue_id: revenueOf(charge).id,
        billing_customer_id: charge.customerId,
        amount: toDecimalNumber(money(refund.amount, refund.currency)),
        currency: refund.currency,
        amount_refunded: toDecimalNumber(money(refundedAmount, refund.currency)),
        gateway: charge.gateway,
        gateway_ref: ref,
        fully_refunded: fully,
      },
    });
  await recordAudit(tx, ctx, {
    action: "refund.succeeded",
    subjectId: refund.id,
    customerId: charge.customerId,
    details: { charge_id: charge.id, amount: refund.amount, currency: refund.currency },
  });
}

async function giveUpMoney(tx: Tx, { orgId, id }: TakenCharge): Promise<void> {
  await tx.charge.updateMany({
    where: { orgId, id, status: { in: before(CHARGE_MOVES, "refunded") } },
    data: { status: "refunded" },
  });
  await tx.revenue.updateMany({
    where: { orgId, chargeId: id, status: { in: before(REVENUE_MOVES, "refunded") } },
    data: { status: "refunded" },
  });
}
