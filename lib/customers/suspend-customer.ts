import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import type { BillingCustomer } from "@/lib/generated/prisma/client";
import { publish } from "@/lib/outbox/publish";
import { LIVE_ATTEMPT } from "@/lib/setup/status";
import { lockCustomerOrThrow } from "./queries";
import type { CustomerChangeInput } from "./schema";

/**
 * Takes a customer out of use until it is restored: nothing is fired, enrolled, set up or paid meanwhile, and the hosted
 * pages are closed. Enrollments keep their status. Whoever is firing at this moment is waited for. A customer that is
 * suspended already stays as it is, with the reason of the first time.
 * @throws EdgeError unknown_customer
 */
export function suspendCustomer(ctx: Context, input: CustomerChangeInput): Promise<BillingCustomer> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const named = { id: input.billing_customer_id, field: "billing_customer_id" };
    const found = await lockCustomerOrThrow(tx, orgId, named, "change");
    if (found.status === "suspended") return found;
    const reason = input.reason || null;
    const customer = await tx.billingCustomer.update({
      where: { orgId_id: { orgId, id: found.id } },
      data: { status: "suspended", suspendedAt: new Date(), suspendedReason: reason },
    });
    await checkSetups(tx, customer);
    const change = await recordAudit(tx, ctx, {
      action: "customer.suspended",
      subjectId: customer.id,
      customerId: customer.id,
      details: { reason, was: found.status },
    });
    await publish(tx, {
      orgId,
      type: "billing_customer.suspended",
      customerId: customer.id,
      // A customer may be suspended many times: each is an event of its own.
      subject: change,
      data: { billing_customer_id: customer.id, contact_id: customer.contactId, reason },
    });
    return customer;
  });
}

/** What was begun on the hosted page must not take money any more: the reconciler sees to that at once. */
async function checkSetups(tx: Tx, { orgId, id }: BillingCustomer): Promise<void> {
  await tx.setupAttempt.updateMany({
    where: { orgId, customerId: id, status: { in: [...LIVE_ATTEMPT] } },
    data: { nextCheckAt: new Date() },
  });
}
