import { EdgeError } from "@/lib/errors";
import type { Charge, Refund } from "@/lib/generated/prisma/client";

type Refusal = Pick<EdgeError, "code" | "message">;
type Books = Pick<Charge, "status" | "amount" | "refundedAmount">;

const SPENT = {
  code: "amount_over_charge",
  message: "The provider has given back more of the charge than we knew: less is left of it.",
} as const;
const DISPUTED = {
  code: "charge_in_dispute",
  message: "The charge is in dispute: its money is the provider's to give back.",
} as const;
const rejected = (message: string) => ({ code: "refund_rejected", message }) as const;
const NO_BALANCE = rejected("The organization's balance at the provider does not cover the refund.");
const METHOD_GONE = rejected("The customer's card or account can no longer take money back.");

/**
 * What providers say, in our words. Stripe: https://docs.stripe.com/error-codes and
 * https://docs.stripe.com/refunds#failed-refunds; PayPal:
 * https://developer.paypal.com/api/rest/reference/orders/v2/errors/ and its payments API's issues.
 */
const REFUSALS: Record<string, Refusal> = {
  charge_already_refunded: SPENT,
  amount_too_large: SPENT,
  charge_disputed: DISPUTED,
  refund_disputed_payment: DISPUTED,
  charge_for_pending_refund_disputed: DISPUTED,
  insufficient_funds: NO_BALANCE,
  balance_insufficient: NO_BALANCE,
  lost_or_stolen_card: METHOD_GONE,
  expired_or_canceled_card: METHOD_GONE,
  declined: rejected("The customer's bank did not take the money back."),
  merchant_request: rejected("The refund was called off at the provider."),
  amount_too_precise: rejected("The last decimal of an amount in this currency must be 0 at the provider."),
  CAPTURE_FULLY_REFUNDED: SPENT,
  REFUND_AMOUNT_EXCEEDED: SPENT,
  REFUND_AMOUNT_TOO_LARGE: SPENT,
  TRANSACTION_DISPUTED: DISPUTED,
  CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED: DISPUTED,
  REFUND_FAILED_INSUFFICIENT_FUNDS: NO_BALANCE,
  REFUND_TIME_LIMIT_EXCEEDED: rejected("The provider refunds a payment of this age no more."),
  MAX_NUMBER_OF_REFUNDS_EXCEEDED: rejected("The provider takes no further partial refund of this charge."),
  PARTIAL_REFUND_NOT_ALLOWED: rejected("The provider refunds this charge only as a whole."),
  PERMISSION_DENIED: rejected("The organization's account at the provider may not refund."),
};

/**
 * The error of a refund that the provider refused, its own word beside it. What we know of the charge by now says more than
 * that word: Stripe has none for an amount that is more than is left.
 */
export function toRefundError({ amount, failureCode }: Refund, charge: Books): EdgeError {
  const { code, message } = byCharge(charge, amount) ?? byWord(failureCode);
  return new EdgeError(code, message, { declineCode: failureCode ?? undefined });
}

function byCharge({ status, amount, refundedAmount }: Books, wanted: number): Refusal | null {
  if (status === "disputed") return DISPUTED;
  return wanted > amount - refundedAmount ? SPENT : null;
}

function byWord(word: string | null): Refusal {
  return (word !== null && REFUSALS[word]) || rejected("The provider refused the refund.");
}
