import Stripe from "stripe";
import { GatewayRejected } from "../errors";
import type { ChargeRequest, ChargeState, GatewayAccount } from "../types";
import { toStripeAmount } from "./amount";
import { chargeMetadata, findIntent, isOfAttempt, requireCustomer } from "./charge-intent";
import type { StripeClients } from "./client";
import { toFailure } from "./declines";
import { asking, isKeptFailure, isMissing } from "./errors";
import { PAYMENT_PARTS, type PaymentParts, retrievePayment, withParts } from "./intent";
import { toChargeState } from "./mapper";

const OPERATION = "charging a saved card";

/**
 * Charges off-session under the idempotency key `charge:attempt`. Stripe keeps keys for at least 24 h only, so a repeat
 * long after the first call must read first. Declines come as 402 with the intent inside.
 * https://docs.stripe.com/api/idempotent_requests
 */
export async function chargeStripe(
  clients: StripeClients,
  account: GatewayAccount,
  request: ChargeRequest,
): Promise<ChargeState> {
  if (request.ref) {
    const known = await readStripeCharge(clients, account, request);
    if (known) return known;
    // Stripe forgets no intent, so this one is another account's: a second one might not be the only one.
    throw new GatewayRejected(OPERATION, "object_gone");
  }
  const stripe = clients(account);
  const key = `${request.chargeId}:${request.attempt}`;
  return asking(OPERATION, async () => {
    try {
      return await createCharge(stripe, request, key);
    } catch (error) {
      if (!isKeptFailure(error)) throw error;
    }
    // The first call has ended and can only be answered by its failure: whatever it made is in the list by now.
    return (await findCharge(stripe, request)) ?? (await createCharge(stripe, request, `${key}:renewed`));
  });
}

async function createCharge(
  stripe: Stripe,
  request: ChargeRequest,
  idempotencyKey: string,
): Promise<ChargeState> {
  let intent: Stripe.PaymentIntent;
  await request.permit?.();
  try {
    intent = await stripe.paymentIntents.create(
      {
        ...toStripeAmount(request.amount),
        customer: requireCustomer(request, OPERATION),
        payment_method: request.method.ref,
        confirm: true,
        off_session: true,
        description: request.description,
        allowed_payment_method_types: ["card"],
        payment_method_options: { card: { stored_credential_usage: "unscheduled" } },
        metadata: chargeMetadata(request),
        expand: PAYMENT_PARTS,
      },
      { idempotencyKey },
    );
  } catch (error) {
    return toRefusedCharge(error);
  }
  return toChargeState(await withParts(stripe, intent));
}

/** What Stripe said no to; a rethrow for everything that is not about the customer's card. */
function toRefusedCharge(error: unknown): ChargeState {
  if (error instanceof Stripe.errors.StripeCardError) {
    const ref = error.payment_intent?.id;
    const failure = toFailure(error, ref);
    if (failure.code === "authentication_required" && ref) return { state: "needs_customer", ref, failure };
    return { state: "failed", failure, ...(ref ? { ref } : {}) };
  }
  if (isUnusableMethod(error))
    return { state: "failed", failure: { code: "method_unusable", declineCode: error.code } };
  throw error;
}

/** The saved card or its customer is gone at Stripe: detached, or deleted in the dashboard. */
function isUnusableMethod(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return false;
  if (error.code === "payment_method_unexpected_state") return true;
  return error.code === "resource_missing" && ["payment_method", "customer"].includes(error.param ?? "");
}

/**
 * Reads by id; without one, looks for our charge id among the customer's intents. Null only when all were seen without it.
 */
export async function readStripeCharge(
  clients: StripeClients,
  account: GatewayAccount,
  request: ChargeRequest,
): Promise<ChargeState | null> {
  const stripe = clients(account);
  return asking("reading a charge", async () =>
    request.ref ? readByRef(stripe, request.ref) : findCharge(stripe, request),
  );
}

async function findCharge(stripe: Stripe, request: ChargeRequest): Promise<ChargeState | null> {
  const customer = requireCustomer(request, OPERATION);
  const fits = (intent: Stripe.PaymentIntent) => isOfAttempt(intent, request);
  const found = await findIntent(stripe, customer, fits, request.createdAt);
  if (found === "too_many") return { state: "processing" };
  return found && toChargeState(await retrievePayment(stripe, found.id));
}

async function readByRef(stripe: Stripe, ref: string): Promise<ChargeState | null> {
  let parts: PaymentParts;
  try {
    parts = await retrievePayment(stripe, ref);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return toChargeState(parts);
}
