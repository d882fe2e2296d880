import type { ChargeRequest, PaymentRequest } from "../types";
import { toPaypalMoney } from "./amount";
import { toExperienceContext } from "./experience";

const DESCRIPTION_LIMIT = 127;

/**
 * An order that is paid from the vault in the call that makes it. The invoice id, the same for every attempt, is what PayPal
 * still knows when the request id is forgotten (6 h): a second capture under it is refused with `DUPLICATE_INVOICE_ID`,
 * unless the merchant switched "block accidental payments" off (it is on by default).
 * https://developer.paypal.com/docs/api/orders/v2/#orders_create
 */
export function toOrderRequest(request: ChargeRequest) {
  return {
    intent: "CAPTURE",
    purchase_units: [toUnit(request)],
    payment_source: {
      paypal: {
        vault_id: request.method.ref,
        stored_credential: {
          payment_initiator: "MERCHANT",
          usage: "SUBSEQUENT",
          usage_pattern: "UNSCHEDULED_POSTPAID",
        },
      },
    },
  };
}

/**
 * An order that the payer approves, with whatever they have at PayPal, and that is captured afterwards. Every order of a
 * charge has the same invoice id: however many were approved, PayPal captures one.
 */
export function toPayerOrderRequest(request: PaymentRequest) {
  return {
    intent: "CAPTURE",
    purchase_units: [toUnit(request)],
    payment_source: {
      paypal: { experience_context: { ...toExperienceContext(request), user_action: "PAY_NOW" } },
    },
  };
}

function toUnit({ amount, chargeId, description }: ChargeRequest) {
  const text = description.replace(/\s+/g, " ").trim().slice(0, DESCRIPTION_LIMIT);
  return {
    amount: toPaypalMoney(amount),
    invoice_id: chargeId,
    custom_id: chargeId,
    ...(text ? { description: text } : {}),
  };
}
