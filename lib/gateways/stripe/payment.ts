import Stripe from "stripe";
import { GatewayRejected } from "../errors";
import type {
  BegunPayment,
  CancelledCharge,
  ChargeRequest,
  ChargeState,
  GatewayAccount,
  PaymentRequest,
} from "../types";
import { toStripeAmount } from "./amount";
import { chargeMetadata, findIntent, isOfAttempt } from "./charge-intent";
import type { StripeClients } from "./client";
import { stripeCredentials } from "./credentials";
import { asking, isKeptFailure, isMissing } from "./errors";
import { requireObject, retrievePayment } from "./intent";
import { toChargeState } from "./mapper";
import { idOf } from "./method";
import { findMethod } from "./read-method";

/**
 * Makes the intent that the customer pays on-session, or hands out the one that waits for them. It stays the same through
 * every refusal: Stripe lets an intent be confirmed again with another card.
 * https://docs.stripe.com/payments/paymentintents/lifecycle
 */
export async function beginStripePayment(
  clients: StripeClients,
  account: GatewayAccount,
  request: PaymentRequest,
): Promise<BegunPayment> {
  const stripe = clients(account);
  const { publishableKey } = stripeCredentials(account);
  return asking("beginning a payment", async () => {
    const [intent, saved] = await Promise.all([
      request.ref ? stripe.paymentIntents.retrieve(request.ref) : makeIntent(stripe, request),
      findMethod(stripe, request.method),
    ]);
    const { id, client_secret: clientSecret } = requireObject(intent, "payment_intent");
    if (!isOpen(intent)) return toChargeState(await retrievePayment(stripe, id));
    if (!clientSecret) throw new GatewayRejected("beginning a payment", "client_secret_missing");
    const own = saved && idOf(intent.customer) === saved.customerRef;
    return {
      state: "open",
      ref: id,
      client: {
        gateway: "stripe",
        publishableKey,
        clientSecret,
        ...(own ? { savedMethod: saved.ref } : {}),
      },
    };
  });
}

/** Waits for the customer, whether or not a card was refused before. */
function isOpen({ status }: Stripe.PaymentIntent): boolean {
  return (
    status === "requires_payment_method" || status === "requires_confirmation" || status === "requires_action"
  );
}

/**
 * Under the key of the charge's attempt, which an off-session charge shares: at no time are there two intents of one
 * attempt. The customer is there, so nothing is said of stored credentials and nothing is saved. A customer that was
 * deleted at Stripe can still pay, with a card that they type.
 */
async function makeIntent(stripe: Stripe, request: PaymentRequest): Promise<Stripe.PaymentIntent> {
  const key = `${request.chargeId}:${request.attempt}`;
  const customer = request.method.customerRef;
  const create = (change: { customer?: string }, idempotencyKey: string) =>
    stripe.paymentIntents.create(
      {
        ...toStripeAmount(request.amount),
        ...change,
        description: request.description,
        allowed_payment_method_types: ["card"],
        metadata: chargeMetadata(request),
      },
      { idempotencyKey },
    );
  if (!customer) return create({}, key);
  try {
    return await create({ customer }, key);
  } catch (error) {
    if (isMissing(error)) return create({}, `${key}:guest`);
    if (!isKeptFailure(error)) throw error;
  }
  // The first call has ended and can only be answered by its failure: whatever it made is in the list by now.
  const made = await findIntent(
    stripe,
    customer,
    (intent) => isOfAttempt(intent, request),
    request.createdAt,
  );
  if (made === "too_many") throw new GatewayRejected("beginning a payment", "too_many_intents");
  return made ?? create({ customer }, `${key}:renewed`);
}

/**
 * Cancels the charge's intent. Stripe refuses (400) when it has succeeded or is being processed: then the answer is what
 * it had become. The key carries what was seen, because Stripe replays a stored refusal even after the intent moved on.
 * https://docs.stripe.com/api/payment_intents/cancel
 */
export async function cancelStripeCharge(
  clients: StripeClients,
  account: GatewayAccount,
  request: ChargeRequest,
): Promise<CancelledCharge> {
  const stripe = clients(account);
  return asking("cancelling a charge", async () => {
    if (request.ref) return cancelIntent(stripe, request, request.ref);
    const customer = request.method.customerRef;
    const isOpenOne = (intent: Stripe.PaymentIntent) =>
      intent.metadata?.charge_id === request.chargeId && intent.status !== "canceled";
    // Each pass ends with one intent fewer that could be paid.
    while (customer) {
      const found = await findIntent(stripe, customer, isOpenOne, request.createdAt);
      if (found === "too_many") return { state: "processing" };
      if (!found) break;
      const cancelled = await cancelIntent(stripe, request, found.id);
      if (cancelled.state !== "cancelled") return cancelled;
    }
    return { state: "cancelled" };
  });
}

async function cancelIntent(
  stripe: Stripe,
  { chargeId }: ChargeRequest,
  id: string,
): Promise<CancelledCharge> {
  let seen: Stripe.PaymentIntent;
  try {
    seen = requireObject(await stripe.paymentIntents.retrieve(id), "payment_intent");
  } catch (error) {
    if (isMissing(error)) return { state: "cancelled" };
    throw error;
  }
  if (seen.status === "canceled") return { state: "cancelled" };
  const idempotencyKey = [chargeId, "cancel", id, seen.status, idOf(seen.latest_charge) ?? "untried"].join(
    ":",
  );
  try {
    await stripe.paymentIntents.cancel(id, { cancellation_reason: "abandoned" }, { idempotencyKey });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
  const parts = await retrievePayment(stripe, id);
  if (parts.intent.status === "canceled") return { state: "cancelled" };
  const state: ChargeState = toChargeState(parts);
  return state;
}
