import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { publish } from "@/lib/outbox/publish";
import { changeStatus } from "./change-status";
import type { ContactEnrollment } from "./queries";
import type { EnrollmentChangeInput } from "./schema";

/**
 * Lets a paused enrollment be fired again, with its failures forgotten. One that is active stays as it is.
 * @throws EdgeError unknown_enrollment, enrollment_cancelled
 */
export function resumeEnrollment(ctx: Context, input: EnrollmentChangeInput): Promise<ContactEnrollment> {
  const { orgId } = ctx;
  const reason = input.reason || null;
  return inOrg(orgId, async (tx) => {
    const { enrollment, changed } = await changeStatus(tx, orgId, {
      id: input.ts_id,
      to: "active",
      with: { statusReason: null, consecutiveFailures: 0 },
    });
    if (!changed) return enrollment;
    const { id, customerId, itemId } = enrollment;
    const change = await recordAudit(tx, ctx, {
      action: "enrollment.resumed",
      subjectId: id,
      customerId,
      details: { reason },
    });
    await publish(tx, {
      orgId,
      type: "trigger.enrollment.resumed",
      customerId,
      // It may happen many times: each is an event of its own.
      subject: change,
      data: {
        trigger_subscription_id: id,
        billing_customer_id: customerId,
        billable_item_id: itemId,
      },
    });
    return enrollment;
  });
}
