import type { Core, Reply } from "@/sandbox/core/types";
import { subtract, toMoney, toUnits } from "../amounts";
import type { Capture } from "../orders/records";
import { getCapture } from "../orders/settle-capture";
import { ownerOf } from "../owners";
import { beginRefund, completeRefund } from "./give-back";
import type { Refund } from "./records";

/** PayPal takes back what is left of a payment, without the merchant's doing; undefined when nothing is left. */
export function takeBack(core: Core, account: string, capture: Capture): Refund | undefined {
  const returned = toMoney(capture.refunded_units, capture.amount.currency_code);
  const amount = subtract(capture.amount, returned);
  if (toUnits(amount) === 0) return undefined;
  const { invoice_id, custom_id } = capture;
  const begun = beginRefund(core, account, capture, { amount, invoice_id, custom_id });
  return completeRefund(core, account, begun, "REVERSED");
}

/**
 * Takes a payment back as PayPal does of its own accord. Not a call of PayPal's API: a person or a test asks for it at the
 * sandbox.
 */
export function reverseCapture(core: Core, id: string): Reply {
  const account = ownerOf(core, "capture", id);
  const capture = account && getCapture(core, account, id);
  if (!account || !capture) return { status: 404, body: { error: "No such capture." } };
  const refundable = capture.status === "COMPLETED" || capture.status === "PARTIALLY_REFUNDED";
  const refund = refundable ? takeBack(core, account, capture) : undefined;
  if (!refund)
    return { status: 409, body: { error: `A capture that is ${capture.status} cannot be reversed.` } };
  return { status: 200, body: { id: refund.id } };
}
