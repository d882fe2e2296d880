import type { Core, Reply } from "@/sandbox/core/types";
import { subtract, toMoney } from "../amounts";
import { publish } from "../events";
import { ownerOf } from "../owners";
import { giveBack } from "./payments";
import { presentRefund } from "./present";
import { getCapture } from "./settle-capture";

/**
 * Takes a payment back without the merchant's doing, as PayPal does after a dispute. Not a call of PayPal's API: a
 * person or a test asks for it at the sandbox.
 */
export function reverseCapture(core: Core, id: string): Reply {
  const account = ownerOf(core, "capture", id);
  const capture = account && getCapture(core, account, id);
  if (!account || !capture) return { status: 404, body: { error: "No such capture." } };
  if (capture.status !== "COMPLETED" && capture.status !== "PARTIALLY_REFUNDED") {
    return { status: 409, body: { error: `A capture that is ${capture.status} cannot be reversed.` } };
  }
  const returned = toMoney(capture.refunded_units, capture.amount.currency_code);
  const refund = giveBack(core, account, capture, {
    amount: subtract(capture.amount, returned),
    invoice_id: capture.invoice_id,
    custom_id: capture.custom_id,
  });
  publish(core, account, {
    type: "PAYMENT.CAPTURE.REVERSED",
    summary: `A ${refund.amount.value} ${refund.amount.currency_code} capture payment was reversed`,
    resource: presentRefund(refund, core.origin),
  });
  return { status: 200, body: { id: refund.id } };
}
