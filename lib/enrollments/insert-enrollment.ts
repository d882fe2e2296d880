import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { Enrollment } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/outbox/publish";

/**
 * The one way in which a customer gets into an item, with the event and the audit entry. Answers null, and writes nothing,
 * where one that is not cancelled stands: also one that another transaction is about to commit, which is waited for.
 */
export async function insertEnrollment(
  tx: Tx,
  ctx: Context,
  { customerId, itemId }: { customerId: string; itemId: string },
): Promise<Enrollment | null> {
  const { orgId } = ctx;
  const [enrollment] = await tx.enrollment.createManyAndReturn({
    data: { orgId, id: newId("ts"), customerId, itemId },
    skipDuplicates: true,
  });
  if (!enrollment) return null;
  const { id } = enrollment;
  await publish(tx, {
    orgId,
    type: "trigger.enrollment.created",
    customerId,
    subject: id,
    data: { trigger_subscription_id: id, billing_customer_id: customerId, billable_item_id: itemId },
  });
  await recordAudit(tx, ctx, {
    action: "enrollment.created",
    subjectId: id,
    customerId,
    details: { item_id: itemId },
  });
  return enrollment;
}
