import type { Intent, Outcome, StripeError } from "./protocol";

const AUTHENTICATION_MESSAGE =
  "We are unable to authenticate your payment method. Please choose a different payment method and try again.";

/**
 * An intent after a challenge, read as Stripe.js reads it: back at `requires_payment_method` (or canceled) is an error
 * that carries the intent, anything else is the intent.
 */
export function toOutcome(intent: Intent): Outcome<Intent> {
  if (intent.status !== "requires_payment_method") return { value: intent };
  const reason = intent.last_payment_error ?? intent.last_setup_error;
  const fallback: StripeError = {
    type: "invalid_request_error",
    code: `${intent.object}_authentication_failure`,
    message: AUTHENTICATION_MESSAGE,
  };
  return { error: { ...fallback, ...reason, [intent.object]: intent } };
}
