import type { BeginSetup } from "../types";
import { toExperienceContext } from "./experience";

/**
 * What the payer is asked to approve: one wallet, kept by the merchant for charges that follow no schedule and are made
 * after the fact. Nothing is charged by it. https://developer.paypal.com/docs/api/payment-tokens/v3/#setup-tokens_create
 */
export function toSetupTokenRequest(input: BeginSetup) {
  return {
    ...(input.customerRef ? { customer: { id: input.customerRef } } : {}),
    payment_source: {
      paypal: {
        usage_type: "MERCHANT",
        usage_pattern: "UNSCHEDULED_POSTPAID",
        customer_type: "CONSUMER",
        permit_multiple_payment_tokens: false,
        experience_context: toExperienceContext(input),
      },
    },
  };
}
