import type { Core } from "@/sandbox/core/types";
import { publish } from "../events";
import { presentUnit } from "./present";
import { type Order, putOrder } from "./records";

/**
 * An order's time is over: PayPal does not know it any more, and an approval that was not captured is taken back.
 * Undefined for an order that was paid.
 */
export function expireOrder(core: Core, account: string, order: Order): Order | undefined {
  if (order.status === "COMPLETED") return undefined;
  const expired: Order = { ...order, expires_at: core.now().toISOString() };
  putOrder(core, account, expired);
  if (order.status === "APPROVED")
    publish(core, account, {
      type: "CHECKOUT.PAYMENT-APPROVAL.REVERSED",
      summary: "A payment has been reversed after approval.",
      resource: {
        order_id: order.id,
        purchase_units: order.units.map((unit) => presentUnit(core, account, unit)),
        payment_source: { paypal: order.payer ? { email_address: order.payer.email_address } : {} },
      },
    });
  return expired;
}
