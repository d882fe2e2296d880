import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { PaymentMethod } from "@/lib/generated/prisma/client";
import { publish } from "@/lib/outbox/publish";
import { before } from "@/lib/states";
import { METHOD_MOVES } from "./status";

/**
 * Writes down, once, that a method is gone at the provider. Its customer stays as they are, and what they fire is refused
 * until they save another one; the integrator is told when it was the one that is charged.
 */
export async function recordDetached(tx: Tx, ctx: Context, method: PaymentMethod): Promise<void> {
  const { orgId, id, customerId } = method;
  // Whoever replaces the method holds the customer: it is the current one, or it is not.
  await tx.$executeRaw`select 1 from billing_customer where org_id = ${orgId} and id = ${customerId} for no key update`;
  const { count } = await tx.paymentMethod.updateMany({
    where: { orgId, id, status: { in: before(METHOD_MOVES, "detached") } },
    data: { status: "detached" },
  });
  if (count === 0) return;
  await recordAudit(tx, ctx, { action: "payment_method.detached", subjectId: id, customerId });
  const customer = await tx.billingCustomer.findUniqueOrThrow({
    where: { orgId_id: { orgId, id: customerId } },
    select: { contactId: true, paymentMethodId: true },
  });
  if (customer.paymentMethodId !== id) return;
  await publish(tx, {
    orgId,
    type: "payment_method.detached",
    customerId,
    subject: id,
    data: {
      billing_customer_id: customerId,
      contact_id: customer.contactId,
      gateway: method.gateway,
      payment_method_label: method.label,
    },
  });
}
