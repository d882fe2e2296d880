import type { Tx } from "@/lib/db";
import type { Capture } from "@/lib/gateways/types";
import type { Charge } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { toDecimalNumber } from "@/lib/money";
import { publish } from "@/lib/outbox/publish";
import { before } from "@/lib/states";
import { CHARGE_MOVES } from "./status";

/**
 * Writes down money that the provider says it holds: the charge is captured, its revenue confirmed, the event published.
 * A charge that was captured before stays as it is.
 * @throws Error when the provider holds another amount than was asked for: a person has to look, nothing is written
 */
export async function recordCapture(
  tx: Tx,
  charge: Charge,
  capture: Capture,
  paymentMethodId: string,
): Promise<void> {
  const { orgId, id } = charge;
  if (capture.amount.minor !== charge.amount || capture.amount.currency !== charge.currency) {
    throw new Error(
      `Charge ${id} asked for ${charge.amount} ${charge.currency}, the provider holds another amount`,
    );
  }
  const { count } = await tx.charge.updateMany({
    where: { orgId, id, status: { in: before(CHARGE_MOVES, "captured") } },
    data: {
      status: "captured",
      gatewayRef: capture.ref,
      orderRef: capture.orderRef ?? charge.orderRef,
      capturedAt: capture.capturedAt,
      paymentMethodId,
      nextCheckAt: null,
    },
  });
  if (count === 0) return;
  const revenueId = newId("rev");
  await tx.revenue.create({
    data: {
      orgId,
      id: revenueId,
      chargeId: id,
      customerId: charge.customerId,
      source: charge.kind,
      gateway: charge.gateway,
      mode: charge.mode,
      gross: charge.amount,
      fee: capture.feeMinor ?? null,
      net: capture.feeMinor === undefined ? null : charge.amount - capture.feeMinor,
      currency: charge.currency,
      status: "confirmed",
    },
  });
  await publish(tx, {
    orgId,
    type: "trigger.captured",
    customerId: charge.customerId,
    subject: id,
    data: {
      charge_id: id,
      revenue_id: revenueId,
      invoice_id: null,
      billing_customer_id: charge.customerId,
      billable_item_id: charge.itemId,
      trigger_subscription_id: charge.enrollmentId,
      amount: toDecimalNumber(capture.amount),
      currency: charge.currency,
      gateway: charge.gateway,
      gateway_ref: capture.ref,
      capture_mode: charge.captureMode,
      captured_at: capture.capturedAt.toISOString(),
      is_initial_charge: charge.kind === "initial",
    },
  });
}
