import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { publish } from "@/lib/outbox/publish";
import { changeStatus } from "./change-status";
import type { ContactEnrollment } from "./queries";
import type { EnrollmentChangeInput } from "./schema";

/**
 * Keeps an enrollment from being fired until it is resumed. One that is paused already, by hand or after failures, stays as it
 * is, with the reason of the first time.
 * @throws EdgeError unknown_enrollment, enrollment_cancelled
 */
export function pauseEnrollment(ctx: Context, input: EnrollmentChangeInput): Promise<ContactEnrollment> {
  const { orgId } = ctx;
  const reason = input.reason || null;
  return inOrg(orgId, async (tx) => {
    const { enrollment, changed } = await changeStatus(tx, orgId, {
      id: input.ts_id,
      to: "paused",
      with: { statusReason: reason },
    });
    if (!changed) return enrollment;
    const { id, customerId, itemId } = enrollment;
    const change = await recordAudit(tx, ctx, {
      action: "enrollment.paused",
      subjectId: id,
      customerId,
      details: { reason },
    });
    await publish(tx, {
      orgId,
      type: "trigger.enrollment.paused",
      customerId,
      // It may happen many times: each is an event of its own.
      subject: change,
      data: {
        trigger_subscription_id: id,
        billing_customer_id: customerId,
        billable_item_id: itemId,
        reason,
        consecutive_failures: enrollment.consecutiveFailures,
      },
    });
    return enrollment;
  });
}
