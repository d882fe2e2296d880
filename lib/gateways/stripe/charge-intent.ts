import type Stripe from "stripe";
import { GatewayRejected } from "../errors";
import type { ChargeRequest } from "../types";
import { requireObject } from "./intent";

/** Clocks differ: Stripe's time of an intent may be before that of our row, which stood first. */
const CLOCKS_SECONDS = 3_600;
/** Intents looked through for a charge whose answer was lost; a customer with more stays undecided. */
const MAX_SEARCHED = 1_000;

/** Our ids, as Stripe keeps them with the intent of a charge. */
export function chargeMetadata(request: ChargeRequest): Record<string, string> {
  return {
    charge_id: request.chargeId,
    attempt: String(request.attempt),
    billing_customer_id: request.metadata.billingCustomerId,
    org_id: request.metadata.orgId,
  };
}

export function requireCustomer({ method }: ChargeRequest, operation: string): string {
  if (!method.customerRef) throw new GatewayRejected(operation, "customer_ref_missing");
  return method.customerRef;
}

/** An intent made by a setup carries the charge but no attempt number: it is the only one of its charge. */
export function isOfAttempt(intent: Stripe.PaymentIntent, { chargeId, attempt }: ChargeRequest): boolean {
  const { charge_id, attempt: made } = intent.metadata ?? {};
  return charge_id === chargeId && (made === undefined || made === String(attempt));
}

/**
 * The first of a customer's intents that fits, newest first (a list is consistent at once, Stripe's search is not). Null
 * when none of all fits; `too_many` when there are more than can be looked through. None can be older than our row, `since`.
 * https://docs.stripe.com/search#data-freshness
 */
export async function findIntent(
  stripe: Stripe,
  customer: string,
  fits: (intent: Stripe.PaymentIntent) => boolean,
  since?: Date,
): Promise<Stripe.PaymentIntent | "too_many" | null> {
  let seen = 0;
  const created = since && { created: { gte: Math.floor(since.getTime() / 1000) - CLOCKS_SECONDS } };
  for await (const intent of stripe.paymentIntents.list({ customer, limit: 100, ...created })) {
    if (fits(requireObject(intent, "payment_intent"))) return intent;
    if (++seen >= MAX_SEARCHED) return "too_many";
  }
  return null;
}
