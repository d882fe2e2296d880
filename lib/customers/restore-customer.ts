import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { BillingCustomer } from "@/lib/generated/prisma/client";
import { publish } from "@/lib/outbox/publish";
import { lockCustomerOrThrow } from "./queries";
import type { CustomerChangeInput } from "./schema";

/**
 * Brings a suspended customer back to what it has earned: active with a saved method and a paid initial charge (or none
 * required), also when both came while it was suspended; else pending. One that is not suspended stays as it is.
 * @throws EdgeError unknown_customer
 */
export function restoreCustomer(ctx: Context, input: CustomerChangeInput): Promise<BillingCustomer> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const named = { id: input.billing_customer_id, field: "billing_customer_id" };
    const found = await lockCustomerOrThrow(tx, orgId, named, "change");
    if (found.status !== "suspended") return found;
    const active = hasEarnedActive(found);
    const { paymentMethod, ...customer } = await tx.billingCustomer.update({
      where: { orgId_id: { orgId, id: found.id } },
      data: {
        status: active ? "active" : "pending",
        suspendedAt: null,
        suspendedReason: null,
        ...(active && !found.activatedAt ? { activatedAt: new Date() } : {}),
      },
      include: { paymentMethod: true },
    });
    const change = await recordAudit(tx, ctx, {
      action: "customer.restored",
      subjectId: customer.id,
      customerId: customer.id,
      details: { reason: input.reason || null, to: customer.status },
    });
    if (active && paymentMethod) {
      await publish(tx, {
        orgId,
        type: "billing_customer.created",
        customerId: customer.id,
        subject: change,
        data: {
          billing_customer_id: customer.id,
          contact_id: customer.contactId,
          gateway: customer.gateway,
          status: "active",
          payment_method_label: paymentMethod.label,
        },
      });
    }
    return customer;
  });
}

/** As the database holds it of every active customer. */
function hasEarnedActive(customer: BillingCustomer): boolean {
  return customer.paymentMethodId !== null && (customer.initialCharged || !customer.requireInitial);
}
