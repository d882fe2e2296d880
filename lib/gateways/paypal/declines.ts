import type { GatewayFailure } from "../types";

/**
 * Issues of a 422 that the customer can do something about, by what that is; any other 422 is the org's or ours.
 * https://developer.paypal.com/docs/api/orders/v2/#errors
 */
const ISSUES: Record<string, GatewayFailure["code"]> = {
  INSTRUMENT_DECLINED: "card_declined",
  PAYMENT_DENIED: "card_declined",
  PAYMENT_SOURCE_DECLINED_BY_PROCESSOR: "card_declined",
  PAYMENT_SOURCE_CANNOT_BE_USED: "method_unusable",
  TRANSACTION_REFUSED: "card_declined",
  TRANSACTION_LIMIT_EXCEEDED: "card_declined",
  TRANSACTION_BLOCKED_BY_PAYEE: "card_declined",
  COMPLIANCE_VIOLATION: "card_declined",
  DECLINED_DUE_TO_RELATED_TXN: "card_declined",
  PAYER_CANNOT_PAY: "method_unusable",
  PAYER_ACCOUNT_RESTRICTED: "method_unusable",
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: "method_unusable",
  AGREEMENT_ALREADY_CANCELLED: "method_unusable",
  BILLING_AGREEMENT_NOT_FOUND: "method_unusable",
  TOKEN_ID_NOT_FOUND: "method_unusable",
  TOKEN_EXPIRED: "method_unusable",
  INVALID_VAULT_ID: "method_unusable",
  MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED: "method_unusable",
  PAYER_ACTION_REQUIRED: "payer_action_required",
  REDIRECT_PAYER_FOR_ALTERNATE_FUNDING: "payer_action_required",
  INTERNAL_SERVER_ERROR: "processing_error",
};

/** The issue in our words; undefined when no customer can mend it. */
export function toFailure(issue: string, ref?: string): GatewayFailure | undefined {
  const code = ISSUES[issue];
  return code && { code, declineCode: issue, ...(ref ? { ref } : {}) };
}
