import { createHash } from "node:crypto";
import Stripe from "stripe";
import { GatewayRejected } from "../errors";
import type { BeginSetup, BegunSetup, GatewayAccount, SetupRef, SetupState } from "../types";
import { toStripeAmount } from "./amount";
import type { StripeClients } from "./client";
import { stripeCredentials } from "./credentials";
import { asking, isKeptFailure, isMissing } from "./errors";
import { requireObject, retrievePayment, retrieveSetup } from "./intent";
import { toPaymentSetupState, toSetupState } from "./mapper";
import { idOf } from "./method";

/**
 * Makes, or on a repeat finds again, the customer and the intent: a PaymentIntent that also saves the card when there is
 * something to charge, else a SetupIntent. Both idempotency keys come from the attempt, and every parameter from values
 * that never change for one attempt: Stripe refuses a key that comes back with other parameters.
 */
export async function beginStripeSetup(
  clients: StripeClients,
  account: GatewayAccount,
  input: BeginSetup,
): Promise<BegunSetup> {
  const stripe = clients(account);
  const { publishableKey } = stripeCredentials(account);
  return asking("beginning a setup", async () => {
    const known = input.customerRef && (await isThere(stripe, input.customerRef));
    const customer = (known && input.customerRef) || (await createCustomer(stripe, input));
    const [intent] = await Promise.all([
      createIntent(stripe, input, customer),
      known ? undefined : describeCustomer(stripe, input, customer),
    ]);
    if (!intent.client_secret) throw new GatewayRejected("beginning a setup", "client_secret_missing");
    return {
      ref: intent.id,
      customerRef: customer,
      client: {
        gateway: "stripe",
        publishableKey,
        clientSecret: intent.client_secret,
        intent: input.amount ? "payment" : "setup",
      },
    };
  });
}

/** Someone may have deleted the customer in Stripe's dashboard; the person can still save a card, under a new one. */
async function isThere(stripe: Stripe, customer: string): Promise<boolean> {
  try {
    return !(await stripe.customers.retrieve(customer)).deleted;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function createCustomer(stripe: Stripe, { attemptId, customer }: BeginSetup): Promise<string> {
  const metadata = {
    org_id: customer.orgId,
    billing_customer_id: customer.id,
    contact_id: customer.contactId,
  };
  const created = await underKey(`${attemptId}:customer`, (idempotencyKey) =>
    stripe.customers.create({ metadata }, { idempotencyKey }),
  );
  return requireObject(created, "customer").id;
}

/**
 * Name and e-mail are for the people who read Stripe's dashboard. They are added apart, for they may change between two
 * calls, and no refusal of a bad address may stop a payment.
 */
async function describeCustomer(
  stripe: Stripe,
  { attemptId, customer }: BeginSetup,
  id: string,
): Promise<void> {
  const { name, email } = customer;
  if (!name && !email) return;
  const contact = { ...(name ? { name } : {}), ...(email ? { email } : {}) };
  const digest = createHash("sha256").update(JSON.stringify(contact)).digest("base64url").slice(0, 16);
  try {
    await stripe.customers.update(id, contact, { idempotencyKey: `${attemptId}:contact:${digest}` });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
  }
}

/**
 * Since API 2026-09-30 the allowed types replace `payment_method_types`; since 2026-10-28 a card kept for unscheduled
 * charges by the merchant is marked so when it is saved. https://docs.stripe.com/changelog
 */
async function createIntent(stripe: Stripe, input: BeginSetup, customer: string) {
  const key = `${input.attemptId}:intent`;
  const common = {
    customer,
    allowed_payment_method_types: ["card" as const],
    payment_method_options: { card: { setup_credential_usage: "unscheduled" as const } },
    metadata: setupMetadata(input),
  };
  const { amount } = input;
  if (!amount) {
    const intent = await underKey(key, (idempotencyKey) =>
      stripe.setupIntents.create({ ...common, usage: "off_session" }, { idempotencyKey }),
    );
    return requireObject(intent, "setup_intent");
  }
  const intent = await underKey(key, (idempotencyKey) =>
    stripe.paymentIntents.create(
      { ...common, ...toStripeAmount(amount), setup_future_usage: "off_session" },
      { idempotencyKey },
    ),
  );
  return requireObject(intent, "payment_intent");
}

/**
 * Creates under our key; under a second one when Stripe keeps a failure under the first. What the first call may have
 * made stays unused: nobody was given its client secret.
 */
async function underKey<T>(key: string, create: (idempotencyKey: string) => Promise<T>): Promise<T> {
  try {
    return await create(key);
  } catch (error) {
    if (!isKeptFailure(error)) throw error;
    return create(`${key}:renewed`);
  }
}

function setupMetadata({ attemptId, chargeId, customer }: BeginSetup): Record<string, string> {
  return {
    attempt_id: attemptId,
    ...(chargeId ? { charge_id: chargeId } : {}),
    billing_customer_id: customer.id,
    org_id: customer.orgId,
  };
}

/** Asks Stripe where the setup stands; changes nothing. */
export async function readStripeSetup(
  clients: StripeClients,
  account: GatewayAccount,
  { ref }: SetupRef,
): Promise<SetupState> {
  const stripe = clients(account);
  return asking("reading a setup", async () =>
    isSetupIntent(ref)
      ? toSetupState(await retrieveSetup(stripe, ref))
      : toPaymentSetupState(await retrievePayment(stripe, ref)),
  );
}

/**
 * Cancels the intent. Stripe refuses (400) when it has succeeded or is being processed: then the answer is what it had
 * become. The key carries what was seen, because Stripe replays a stored refusal even after the intent has moved on.
 * https://docs.stripe.com/api/payment_intents/cancel
 */
export async function cancelStripeSetup(
  clients: StripeClients,
  account: GatewayAccount,
  setup: SetupRef,
): Promise<SetupState> {
  const stripe = clients(account);
  return asking("cancelling a setup", async () => {
    const kind = isSetupIntent(setup.ref) ? stripe.setupIntents : stripe.paymentIntents;
    const seen = await kind.retrieve(setup.ref);
    if (seen.status === "canceled") return { state: "cancelled" };
    const lastTry = seen.object === "payment_intent" ? idOf(seen.latest_charge) : idOf(seen.latest_attempt);
    const idempotencyKey = [setup.attemptId, "cancel", seen.status, lastTry ?? "untried"].join(":");
    try {
      await kind.cancel(setup.ref, { cancellation_reason: "abandoned" }, { idempotencyKey });
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    }
    return readStripeSetup(clients, account, setup);
  });
}

function isSetupIntent(ref: string): boolean {
  return ref.startsWith("seti_");
}
