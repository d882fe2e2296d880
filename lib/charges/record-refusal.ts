import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { ENROLLMENT_MOVES } from "@/lib/enrollments/status";
import type { GatewayFailure } from "@/lib/gateways/types";
import type { Enrollment } from "@/lib/generated/prisma/client";
import { money, toDecimalNumber } from "@/lib/money";
import { publish } from "@/lib/outbox/publish";
import { before } from "@/lib/states";
import { ENDINGS } from "./call-off";
import { CHARGE_MOVES } from "./status";
import type { TriggerCharge } from "./trigger-charge";

/**
 * `rejected`: it was the organization's account that the gateway refused, not its customer. `objectRef`: what the gateway
 * was asked with (`pi_…`, an order), where it was made; `ref` is the one try that failed.
 */
export type Refusal = GatewayFailure & { rejected?: boolean; objectRef?: string };

/**
 * Ends a charge of which the gateway says that it took nothing: the enrollment's failures are counted, and at the
 * organization's limit it is paused. What is no fault of the customer's is not counted against it.
 */
export async function recordRefusal(
  tx: Tx,
  ctx: Context,
  charge: TriggerCharge,
  refusal: Refusal,
): Promise<void> {
  const { orgId, id } = charge;
  const reason = toReason(refusal);
  const { count } = await tx.charge.updateMany({
    where: { orgId, id, status: { in: before(CHARGE_MOVES, "failed") } },
    data: {
      status: "failed",
      failureCode: reason,
      declineCode: refusal.declineCode ?? null,
      gatewayRef: charge.gatewayRef ?? refusal.objectRef ?? refusal.ref ?? null,
      nextCheckAt: null,
    },
  });
  if (count === 0) return;
  const enrollment = await countFailure(tx, charge, refusal);
  await publish(tx, {
    orgId,
    type: "trigger.failed",
    customerId: charge.customerId,
    subject: id,
    data: {
      charge_id: id,
      billing_customer_id: charge.customerId,
      billable_item_id: charge.itemId,
      trigger_subscription_id: charge.enrollmentId,
      amount: toDecimalNumber(money(charge.amount, charge.currency)),
      currency: charge.currency,
      gateway: charge.gateway,
      failure_reason: reason,
      decline_code: refusal.declineCode ?? null,
      consecutive_failures: enrollment?.consecutiveFailures ?? 0,
    },
  });
  await recordAudit(tx, ctx, {
    action: "charge.failed",
    subjectId: id,
    customerId: charge.customerId,
    details: { failure_code: refusal.code, decline_code: refusal.declineCode ?? null },
  });
  // Told after what it comes of.
  if (enrollment && !refusal.rejected) await pauseAtLimit(tx, ctx, charge, enrollment);
}

/** What is ended here is not counted against the customer either, but no gateway refused anything. */
function toReason({ rejected, code, declineCode }: Refusal): string {
  return rejected && !ENDINGS.includes(declineCode ?? "") ? "gateway_rejected" : code;
}

/** The enrollment as it is then; null where the charge has none. */
async function countFailure(
  tx: Tx,
  { orgId, enrollmentId }: TriggerCharge,
  refusal: Refusal,
): Promise<Enrollment | null> {
  if (!enrollmentId) return null;
  return tx.enrollment.update({
    where: { orgId_id: { orgId, id: enrollmentId } },
    data: {
      lastChargeStatus: "failed",
      ...(refusal.rejected ? {} : { consecutiveFailures: { increment: 1 } }),
    },
  });
}

async function pauseAtLimit(
  tx: Tx,
  ctx: Context,
  { orgId, id }: TriggerCharge,
  enrollment: Enrollment,
): Promise<void> {
  const { failureLimit } = await tx.organization.findUniqueOrThrow({ where: { id: orgId } });
  if (enrollment.consecutiveFailures < failureLimit) return;
  const reason = `${enrollment.consecutiveFailures} charges failed in a row`;
  const { count } = await tx.enrollment.updateMany({
    where: { orgId, id: enrollment.id, status: { in: before(ENROLLMENT_MOVES, "paused") } },
    data: { status: "paused", statusReason: reason },
  });
  if (count === 0) return;
  await publish(tx, {
    orgId,
    type: "trigger.enrollment.paused",
    customerId: enrollment.customerId,
    // The charge that did it: the enrollment may be resumed, and paused again by another.
    subject: `${enrollment.id}:${id}`,
    data: {
      trigger_subscription_id: enrollment.id,
      billing_customer_id: enrollment.customerId,
      billable_item_id: enrollment.itemId,
      reason,
      consecutive_failures: enrollment.consecutiveFailures,
    },
  });
  await recordAudit(tx, ctx, {
    action: "enrollment.paused",
    subjectId: enrollment.id,
    customerId: enrollment.customerId,
    details: { reason },
  });
}
