import type { Core } from "@/sandbox/core/types";
import { toMinor, toUnits } from "../amounts";
import { publish } from "../events";
import { newObjectId } from "../ids";
import { type Capture, putCapture } from "../orders/records";
import { getCapture } from "../orders/settle-capture";
import { presentRefund } from "./present";
import { putRefund, type Refund } from "./records";

export type Given = Pick<Refund, "amount" | "invoice_id" | "custom_id" | "note_to_payer">;
/** Who took the money back: the merchant, or PayPal itself. */
type Kind = "REFUNDED" | "REVERSED";

/** A refund of a capture, on its way: its share of the capture is taken, nothing has moved yet. */
export function beginRefund(core: Core, account: string, capture: Capture, given: Given): Refund {
  const now = core.now().toISOString();
  const refund: Refund = {
    ...given,
    id: newObjectId(),
    capture_id: capture.id,
    status: "PENDING",
    create_time: now,
    update_time: now,
  };
  putRefund(core, account, refund);
  putCapture(core, account, {
    ...capture,
    refunded_units: capture.refunded_units + toUnits(given.amount),
    update_time: now,
  });
  return refund;
}

/** The money has gone back: the capture, the refund, the ledger and the event together. */
export function completeRefund(core: Core, account: string, refund: Refund, kind: Kind = "REFUNDED"): Refund {
  const update_time = core.now().toISOString();
  const completed: Refund = { ...refund, status: "COMPLETED", update_time };
  putRefund(core, account, completed);
  const capture = getCapture(core, account, refund.capture_id);
  const { value, currency_code } = refund.amount;
  if (capture) {
    const whole = capture.refunded_units >= toUnits(capture.amount);
    const status = whole ? "REFUNDED" : "PARTIALLY_REFUNDED";
    putCapture(core, account, { ...capture, status, update_time });
  }
  core.ledger({
    provider: "paypal",
    account,
    kind: "refund",
    ref: refund.id,
    amount_minor: toMinor(refund.amount),
    currency: currency_code,
    ...(refund.custom_id ? { metadata: { custom_id: refund.custom_id } } : {}),
    ...(refund.invoice_id ? { invoice_id: refund.invoice_id } : {}),
  });
  publish(core, account, {
    type: `PAYMENT.CAPTURE.${kind}`,
    summary: `A ${value} ${currency_code} capture payment was ${kind.toLowerCase()}`,
    resource: presentRefund(core, account, completed),
  });
  return completed;
}

/** A refund that is pending and does not arrive: its share of the capture can be refunded again. */
export function failRefund(
  core: Core,
  account: string,
  refund: Refund,
  status: "FAILED" | "CANCELLED",
): Refund {
  const update_time = core.now().toISOString();
  const failed: Refund = { ...refund, status, update_time };
  putRefund(core, account, failed);
  const capture = getCapture(core, account, refund.capture_id);
  if (capture)
    putCapture(core, account, {
      ...capture,
      refunded_units: capture.refunded_units - toUnits(refund.amount),
      update_time,
    });
  publish(core, account, {
    type: "PAYMENT.REFUND.FAILED",
    summary: `A ${refund.amount.value} ${refund.amount.currency_code} refund has failed`,
    resource: presentRefund(core, account, failed),
  });
  return failed;
}
