import type Stripe from "stripe";
import type { Capture, ChargeState, SetupState } from "../types";
import { fromStripeAmount } from "./amount";
import { toFailure } from "./declines";
import { type PaymentParts, requireMethod, type SetupParts } from "./intent";
import { idOf, toSavedMethod } from "./method";

/**
 * What a PaymentIntent made for a setup says about it. Unknown statuses (Stripe may add some) count as undecided.
 * https://docs.stripe.com/payments/paymentintents/lifecycle
 */
export function toPaymentSetupState(parts: PaymentParts): SetupState {
  const { intent, method } = parts;
  switch (intent.status) {
    case "requires_payment_method":
      return waiting(intent.last_payment_error, tryOf(intent));
    case "requires_confirmation":
    case "requires_action":
      return { state: "waiting" };
    case "succeeded":
      return {
        state: "saved",
        method: toSavedMethod(requireMethod(method), idOf(intent.customer)),
        capture: toCapture(parts),
      };
    case "canceled":
      return { state: "cancelled" };
    default:
      return { state: "processing" };
  }
}

/** What a SetupIntent says. https://docs.stripe.com/payments/setupintents/lifecycle */
export function toSetupState({ intent, method }: SetupParts): SetupState {
  switch (intent.status) {
    case "requires_payment_method":
      return waiting(intent.last_setup_error, idOf(intent.latest_attempt));
    case "requires_confirmation":
    case "requires_action":
      return { state: "waiting" };
    case "succeeded":
      return { state: "saved", method: toSavedMethod(requireMethod(method), idOf(intent.customer)) };
    case "canceled":
      return { state: "cancelled" };
    default:
      return { state: "processing" };
  }
}

/**
 * What the PaymentIntent of an off-session charge says. An intent that only lacks the customer's authentication is kept
 * and confirmed later by them, so that there is never a second one for the same charge.
 */
export function toChargeState(parts: PaymentParts): ChargeState {
  const { intent } = parts;
  const ref = intent.id;
  switch (intent.status) {
    case "succeeded":
      return { state: "captured", capture: toCapture(parts) };
    case "requires_payment_method": {
      if (!intent.last_payment_error)
        return { state: "needs_customer", ref, failure: { code: "payer_action_required", resumable: true } };
      const failure = toFailure(intent.last_payment_error, tryOf(intent));
      if (failure.code === "authentication_required") return { state: "needs_customer", ref, failure };
      return { state: "failed", failure, ref };
    }
    case "requires_action":
    case "requires_confirmation":
      return { state: "needs_customer", ref, failure: { code: "authentication_required", resumable: true } };
    case "canceled":
      return {
        state: "failed",
        failure: { code: "processing_error", declineCode: "canceled", ref },
        ref,
      };
    default:
      return { state: "processing", ref };
  }
}

/** Money that Stripe holds; the fee is known once the balance transaction is, and only in the account's own currency. */
export function toCapture({ intent, charge, balance }: PaymentParts): Capture {
  const amount = fromStripeAmount(intent.amount_received ?? intent.amount, intent.currency);
  const fee =
    balance && balance.currency.toUpperCase() === amount.currency
      ? fromStripeAmount(balance.fee, balance.currency).minor
      : undefined;
  return {
    ref: intent.id,
    amount,
    ...(fee === undefined ? {} : { feeMinor: fee }),
    capturedAt: new Date((charge?.created ?? intent.created) * 1000),
  };
}

function waiting(
  error: Stripe.PaymentIntent.LastPaymentError | Stripe.SetupIntent.LastSetupError | null,
  tryRef: string | undefined,
): SetupState {
  return error ? { state: "waiting", failure: toFailure(error, tryRef) } : { state: "waiting" };
}

/** Names a failed try that has no charge of its own (its authentication failed) by the method that was tried. */
function tryOf(intent: Stripe.PaymentIntent): string {
  return idOf(intent.last_payment_error?.payment_method) ?? idOf(intent.latest_charge) ?? intent.id;
}
