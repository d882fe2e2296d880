import type { Context } from "./context";
import type { IntentError } from "./objects";

/** The next code that a person asked for: those that begin with `refund_` are for refunds, all others for payments. */
export function takeCode(ctx: Context, step: "payment" | "refund"): string | undefined {
  const account = { provider: "stripe" as const, id: ctx.account };
  return ctx.core.takeDecline(account, (code) => code.startsWith("refund_") === (step === "refund"));
}

/** Codes that Stripe gives as `code` itself; every other decline is `card_declined` with the reason beside it. */
const OWN_CODES = new Set([
  "authentication_required",
  "expired_card",
  "incorrect_cvc",
  "incorrect_number",
  "processing_error",
]);

const MESSAGES: Record<string, string> = {
  authentication_required: "Your card was declined. This transaction requires authentication.",
  card_velocity_exceeded:
    "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
  expired_card: "Your card has expired.",
  incorrect_cvc: "Your card's security code is incorrect.",
  incorrect_number: "Your card number is incorrect.",
  insufficient_funds: "Your card has insufficient funds.",
  processing_error: "An error occurred while processing your card. Try again in a little bit.",
  card_not_supported: "Your card is not supported.",
  currency_not_supported: "Your card does not support this currency.",
  test_mode_live_card:
    "Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
};

const ADVICE: Record<string, string> = {
  expired_card: "confirm_card_data",
  incorrect_cvc: "confirm_card_data",
  incorrect_number: "confirm_card_data",
  lost_card: "do_not_try_again",
  stolen_card: "do_not_try_again",
  pickup_card: "do_not_try_again",
  restricted_card: "do_not_try_again",
  fraudulent: "do_not_try_again",
};

const PARAMS: Record<string, string> = {
  incorrect_cvc: "cvc",
  incorrect_number: "number",
  expired_card: "exp_month",
};

/** A bank's refusal as Stripe words it. https://docs.stripe.com/declines/codes */
export function toDecline(reason: string): IntentError {
  const param = PARAMS[reason];
  return {
    type: "card_error",
    code: OWN_CODES.has(reason) ? reason : "card_declined",
    decline_code: reason,
    message: MESSAGES[reason] ?? "Your card was declined.",
    advice_code: ADVICE[reason] ?? "try_again_later",
    network_decline_code: reason === "insufficient_funds" ? "51" : "05",
    ...(param ? { param } : {}),
  };
}
