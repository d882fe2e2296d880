import { inOrg, pool } from "@/lib/db";
import { publish } from "@/lib/outbox/publish";
import { expiryToldUntil } from "./expiry";

/**
 * Tells integrators of the cards that will have expired in 30 days, once per card and expiry, as far as they are what their
 * customers are charged with.
 */
export async function tellExpiring(signal: AbortSignal, now = new Date()): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "expiring_methods",
    text: "select * from expiring_methods($1, 500)",
    values: [expiryToldUntil(now)],
  });
  for (const { org_id, id } of rows) {
    if (signal.aborted) return;
    await tell(org_id, id, now);
  }
}

async function tell(orgId: string, id: string, now: Date): Promise<void> {
  await inOrg(orgId, async (tx) => {
    const { count } = await tx.paymentMethod.updateMany({
      where: { orgId, id, status: "active", expiryToldAt: null, customer: { is: { paymentMethodId: id } } },
      data: { expiryToldAt: now },
    });
    if (count === 0) return;
    const method = await tx.paymentMethod.findUniqueOrThrow({
      where: { orgId_id: { orgId, id } },
      include: { customer: { select: { contactId: true } } },
    });
    const { cardExpMonth, cardExpYear } = method;
    if (cardExpMonth === null || cardExpYear === null) return;
    await publish(tx, {
      orgId,
      type: "payment_method.expiring",
      customerId: method.customerId,
      subject: `${id}:${cardExpYear}-${cardExpMonth}`,
      data: {
        billing_customer_id: method.customerId,
        contact_id: method.customer.contactId,
        gateway: method.gateway,
        payment_method_label: method.label,
        exp_month: cardExpMonth,
        exp_year: cardExpYear,
      },
    });
  });
}
