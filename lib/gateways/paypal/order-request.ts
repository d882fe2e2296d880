import type { ChargeRequest } from "../types";
import { toPaypalMoney } from "./amount";

const DESCRIPTION_LIMIT = 127;

/**
 * An order that is paid from the vault in the call that makes it. The invoice id is what PayPal still knows when the
 * request id is forgotten (6 h): a second capture under it is refused with `DUPLICATE_INVOICE_ID`, unless the merchant
 * switched "block accidental payments" off (it is on by default).
 * https://developer.paypal.com/docs/api/orders/v2/#orders_create
 */
export function toOrderRequest(request: ChargeRequest) {
  const description = request.description.replace(/\s+/g, " ").trim().slice(0, DESCRIPTION_LIMIT);
  return {
    intent: "CAPTURE",
    purchase_units: [
      {
        amount: toPaypalMoney(request.amount),
        invoice_id: request.attempt > 1 ? `${request.chargeId}-${request.attempt}` : request.chargeId,
        custom_id: request.chargeId,
        ...(description ? { description } : {}),
      },
    ],
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
