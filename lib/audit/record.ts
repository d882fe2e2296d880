import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";

export type AuditedAction =
  | "customer.setup_built"
  | "customer.created"
  | "customer.activated"
  | "customer.suspended"
  | "customer.restored"
  | "payment_method.replaced"
  | "setup.opened"
  | "setup.tried"
  | "setup.failed"
  | "setup.cancelled"
  | "setup.expired"
  | "setup.revoked"
  | "setup.mailed"
  | "customer.notes_edited"
  | "enrollment.created"
  | "enrollment.skipped"
  | "enrollment.paused"
  | "enrollment.resumed"
  | "enrollment.cancelled"
  | "charge.failed"
  | "charge.ended_by_staff"
  | "refund.requested"
  | "refund.succeeded"
  | "refund.failed"
  | "refund.found"
  | "dispute.open"
  | "dispute.won"
  | "dispute.lost"
  | "payment_method.detached"
  | "payment_method.updated"
  | "invoice.issued"
  | "invoice.voided"
  | "invoice.mailed"
  | "invoice.overdue"
  | "trigger.fired"
  | "payment.opened"
  | "payment.tried"
  | "payment.failed"
  | "payment.cancelled"
  | "item.created"
  | "item.updated"
  | "item.deactivated"
  | "item.activated"
  | "staff.invited"
  | "staff.invitation_revoked"
  | "staff.joined"
  | "staff.role_changed"
  | "staff.removed"
  | "person.renamed"
  | "person.password_changed"
  | "person.two_factor_enabled"
  | "person.two_factor_disabled"
  | "person.backup_codes_renewed"
  | "person.passkey_added"
  | "person.passkey_removed"
  | "doctor.ran"
  | "drift.requested"
  | "drift.finding_dismissed"
  | "brand.created"
  | "brand.updated"
  | "brand.logo_changed"
  | "gateway_account.connected"
  | "gateway_account.renamed"
  | "gateway_account.keys_replaced"
  | "gateway_account.webhook_registered"
  | "gateway_account.disabled"
  | "gateway_account.enabled"
  | "api_key.created"
  | "api_key.renamed"
  | "api_key.revoked"
  | "webhook.created"
  | "webhook.updated"
  | "webhook.deleted"
  | "webhook.secret_rotated"
  | "webhook.tested"
  | "webhook.disabled"
  | "webhook.replayed"
  | "event.resent"
  | "organization.settings_changed"
  | "organization.invoice_settings_changed";

type Record = {
  action: AuditedAction;
  subjectId: string;
  customerId?: string;
  /** For people who ask later why; never a secret, never a card. */
  details?: Prisma.InputJsonObject;
};

/** Writes down who did what, in the transaction that did it. Answers the entry's id, which is that one change's alone. */
export async function recordAudit(
  tx: Tx,
  ctx: Context,
  { action, subjectId, customerId, details }: Record,
): Promise<string> {
  const id = newId("aud");
  await tx.auditEntry.create({
    data: {
      orgId: ctx.orgId,
      id,
      actorType: ctx.actor.type,
      actorId: ctx.actor.id,
      action,
      subjectId,
      customerId: customerId ?? null,
      requestId: ctx.requestId,
      address: ctx.address,
      details: details ?? {},
    },
  });
  return id;
}
