import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { BillingCustomer, SetupAttempt } from "@/lib/generated/prisma/client";
import { insertEnrollment } from "./insert-enrollment";

/** Why an activated customer was not enrolled in the item that the link named; shown to staff. */
type SkipReason = "item_inactive" | "item_not_trigger" | "customer_suspended";

/**
 * Enrolls a customer in the item of the set-up that made it active. When that cannot be, the customer stays activated, and
 * the reason is kept with the attempt.
 */
export async function enrollOnActivation(
  tx: Tx,
  ctx: Context,
  attempt: SetupAttempt,
  customer: BillingCustomer,
): Promise<void> {
  const { orgId, itemId } = attempt;
  if (!itemId) return;
  const item = await tx.billableItem.findUniqueOrThrow({ where: { orgId_id: { orgId, id: itemId } } });
  const skip: SkipReason | null =
    customer.status === "suspended"
      ? "customer_suspended"
      : item.billingType !== "trigger"
        ? "item_not_trigger"
        : item.status !== "active"
          ? "item_inactive"
          : null;
  if (skip) {
    await tx.setupAttempt.update({
      where: { orgId_id: { orgId, id: attempt.id } },
      data: { enrollmentSkipped: skip },
    });
    await recordAudit(tx, ctx, {
      action: "enrollment.skipped",
      subjectId: itemId,
      customerId: customer.id,
      details: { reason: skip },
    });
    return;
  }
  await insertEnrollment(tx, ctx, { customerId: customer.id, itemId });
}
