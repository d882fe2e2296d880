import { GatewayUnknown } from "../errors";
import type { Capture, ChargeState, SavedMethod } from "../types";
import { fromPaypalMoney } from "./amount";
import type { CaptureAnswer, OrderAnswer, PaymentTokenAnswer } from "./answers";

/**
 * Whether a payment token can be charged. PayPal names no status when it can; `APPROVED` means that the vault is not
 * ready and `VAULT.PAYMENT-TOKEN.CREATED` will say when.
 * https://developer.paypal.com/docs/checkout/save-payment-methods/
 */
export function isChargeable({ status }: PaymentTokenAnswer): boolean {
  return status === undefined || status === "VAULTED" || status === "CREATED";
}

export function toSavedMethod(token: PaymentTokenAnswer): SavedMethod {
  const wallet = token.payment_source?.paypal;
  const holder = token.customer?.id;
  const payerId = wallet?.payer_id ?? wallet?.account_id;
  return {
    ref: token.id,
    ...(holder ? { customerRef: holder } : {}),
    type: "paypal",
    label: wallet?.email_address ?? "PayPal",
    ...(payerId ? { payerId } : {}),
  };
}

/**
 * What an order says about a charge; null when it is approved and nobody has captured it yet.
 * https://developer.paypal.com/docs/api/orders/v2/#definition-order_status
 */
export function toOrderState(order: OrderAnswer): ChargeState | null {
  const capture = order.purchase_units[0]?.payments?.captures.at(-1);
  if (capture) return toCaptureState(capture, order.id);
  switch (order.status) {
    case "CREATED":
    case "SAVED":
    case "APPROVED":
      return null;
    case "PAYER_ACTION_REQUIRED":
      return toNeedsCustomer(order.id, order.status);
    case "VOIDED":
      return {
        state: "failed",
        failure: { code: "processing_error", declineCode: order.status, ref: order.id },
        ref: order.id,
      };
    default:
      return { state: "processing", ref: order.id };
  }
}

/** An order that goes on when its payer has been to PayPal. */
export function toNeedsCustomer(ref: string, declineCode: string): ChargeState {
  return {
    state: "needs_customer",
    ref,
    failure: { code: "payer_action_required", declineCode, ref, resumable: true },
  };
}

/**
 * What a capture says. Money that came and went back was captured all the same: refunds are told by their own events.
 * https://developer.paypal.com/docs/api/payments/v2/#definition-capture_status
 */
export function toCaptureState(capture: CaptureAnswer, orderRef = orderOf(capture)): ChargeState {
  switch (capture.status) {
    case "COMPLETED":
    case "PARTIALLY_REFUNDED":
    case "REFUNDED":
      return { state: "captured", capture: toCapture(capture, orderRef) };
    case "DECLINED":
    case "FAILED": {
      const declineCode = capture.processor_response?.response_code ?? capture.status_details?.reason;
      return {
        state: "failed",
        failure: { code: "card_declined", declineCode: declineCode ?? capture.status, ref: capture.id },
        ref: capture.id,
      };
    }
    default:
      return { state: "processing", ref: capture.id };
  }
}

/** The fee counts only in the currency of the charge: another one is converted by PayPal, not by us. */
function toCapture(capture: CaptureAnswer, orderRef: string | undefined): Capture {
  const amount = fromPaypalMoney(capture.amount);
  if (!amount) throw new GatewayUnknown("reading a capture's amount");
  const stated = capture.seller_receivable_breakdown?.paypal_fee;
  const fee = stated ? fromPaypalMoney(stated) : null;
  const at = new Date(capture.create_time ?? Number.NaN);
  return {
    ref: capture.id,
    ...(orderRef ? { orderRef } : {}),
    amount,
    ...(fee?.currency === amount.currency ? { feeMinor: fee.minor } : {}),
    capturedAt: Number.isNaN(at.getTime()) ? new Date() : at,
  };
}

/** A capture read on its own names its order in the link `up`. */
export function orderOf({ links }: CaptureAnswer): string | undefined {
  const up = links.find(({ rel, href }) => rel === "up" && href.includes("/checkout/orders/"));
  return up?.href.split("/").at(-1);
}
