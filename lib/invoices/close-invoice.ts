import { recordAudit } from "@/lib/audit/record";
import { CHARGE_MOVES } from "@/lib/charges/status";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { publish } from "@/lib/outbox/publish";
import { before } from "@/lib/states";
import { type FoundInvoice, lockInvoice } from "./find-invoice";
import { INVOICE_MOVES } from "./status";

/**
 * Writes down that the gateway has cancelled what the invoice would have been paid with: charge cancelled, invoice void,
 * event published. Nothing is written when the charge moved on since `asked`.
 */
export async function closeInvoice(tx: Tx, ctx: Context, asked: FoundInvoice): Promise<void> {
  const { orgId, id } = asked;
  const { charge, ...invoice } = await lockInvoice(tx, orgId, id);
  const same =
    charge.status === asked.charge.status &&
    charge.attempt === asked.charge.attempt &&
    charge.gatewayRef === asked.charge.gatewayRef &&
    charge.orderRef === asked.charge.orderRef;
  if (!same) return;
  await tx.charge.updateMany({
    where: { orgId, id: charge.id, status: { in: before(CHARGE_MOVES, "cancelled") } },
    data: { status: "cancelled", nextCheckAt: null },
  });
  if (charge.enrollmentId)
    await tx.enrollment.updateMany({
      where: { orgId, id: charge.enrollmentId, lastChargeStatus: "pending_client_action" },
      data: { lastChargeStatus: "cancelled" },
    });
  const { count } = await tx.invoice.updateMany({
    where: { orgId, id, status: { in: before(INVOICE_MOVES, "void") } },
    data: { status: "void", voidedAt: new Date(), nextStepAt: null },
  });
  if (count === 0) return;
  const reason = invoice.voidReason || null;
  await publish(tx, {
    orgId,
    type: "trigger.client_cancelled",
    customerId: invoice.customerId,
    subject: charge.id,
    data: { charge_id: charge.id, invoice_id: id, billing_customer_id: invoice.customerId, reason },
  });
  await recordAudit(tx, ctx, {
    action: "invoice.voided",
    subjectId: id,
    customerId: invoice.customerId,
    details: { charge_id: charge.id, reason },
  });
}
