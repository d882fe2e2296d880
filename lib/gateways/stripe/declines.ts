import type { GatewayFailure } from "../types";

/**
 * Stripe's error and decline codes, as far as the customer can do something different about them; all others are
 * `card_declined`. Lost, stolen and fraudulent cards are told no more than that, as Stripe asks.
 * https://docs.stripe.com/declines/codes and https://docs.stripe.com/error-codes
 */
const CODES: Record<string, GatewayFailure["code"]> = {
  insufficient_funds: "insufficient_funds",
  expired_card: "expired_card",
  invalid_expiry_month: "expired_card",
  invalid_expiry_year: "expired_card",
  incorrect_cvc: "incorrect_cvc",
  invalid_cvc: "incorrect_cvc",
  incorrect_number: "incorrect_number",
  invalid_number: "incorrect_number",
  invalid_account: "method_unusable",
  new_account_information_available: "method_unusable",
  card_not_supported: "method_unusable",
  currency_not_supported: "method_unusable",
  payment_method_unactivated: "method_unusable",
  payment_method_unexpected_state: "method_unusable",
  payment_method_not_available: "method_unusable",
  testmode_decline: "method_unusable",
  authentication_required: "authentication_required",
  payment_intent_authentication_failure: "authentication_failed",
  setup_intent_authentication_failure: "authentication_failed",
  processing_error: "processing_error",
  issuer_not_available: "processing_error",
  reenter_transaction: "processing_error",
  try_again_later: "processing_error",
};

/** The parts of a Stripe error that say what went wrong with a card. */
export type StripeRefusal = { code?: string; decline_code?: string; charge?: string };

/**
 * A refusal in our words. `tryRef` names the failed try where Stripe's error does not (an authentication that failed has
 * no charge).
 */
export function toFailure(refusal: StripeRefusal, tryRef?: string): GatewayFailure {
  const { code, decline_code: declineCode } = refusal;
  const ours = (declineCode && CODES[declineCode]) || (code && CODES[code]) || "card_declined";
  const ref = refusal.charge ?? tryRef;
  return {
    code: ours,
    ...((declineCode ?? code) ? { declineCode: declineCode ?? code } : {}),
    ...(ref ? { ref } : {}),
    ...(ours === "authentication_required" ? { resumable: true } : {}),
  };
}
