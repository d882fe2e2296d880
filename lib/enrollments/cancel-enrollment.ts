import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { publish } from "@/lib/outbox/publish";
import { changeStatus } from "./change-status";
import type { ContactEnrollment } from "./queries";
import type { EnrollmentChangeInput } from "./schema";

/**
 * Ends an enrollment for good; the customer can be enrolled in the item anew. One that is cancelled already stays as it is.
 * @throws EdgeError unknown_enrollment
 */
export function cancelEnrollment(ctx: Context, input: EnrollmentChangeInput): Promise<ContactEnrollment> {
  const { orgId } = ctx;
  const reason = input.reason || null;
  return inOrg(orgId, async (tx) => {
    const { enrollment, changed } = await changeStatus(tx, orgId, {
      id: input.ts_id,
      to: "cancelled",
      with: { statusReason: reason },
    });
    if (!changed) return enrollment;
    const { id, customerId, itemId } = enrollment;
    const change = await recordAudit(tx, ctx, {
      action: "enrollment.cancelled",
      subjectId: id,
      customerId,
      details: { reason },
    });
    await publish(tx, {
      orgId,
      type: "trigger.enrollment.cancelled",
      customerId,
      // It may happen many times: each is an event of its own.
      subject: change,
      data: {
        trigger_subscription_id: id,
        billing_customer_id: customerId,
        billable_item_id: itemId,
        reason,
      },
    });
    return enrollment;
  });
}
