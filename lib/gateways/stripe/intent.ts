import type Stripe from "stripe";
import { GatewayRejected, GatewayUnknown } from "../errors";
import { isMissing } from "./errors";
import { idOf } from "./method";

/** A PaymentIntent with the parts that we act on, whether the server expanded them or not. */
export type PaymentParts = {
  intent: Stripe.PaymentIntent;
  method: Stripe.PaymentMethod | null;
  charge: Stripe.Charge | null;
  balance: Stripe.BalanceTransaction | null;
};

export type SetupParts = { intent: Stripe.SetupIntent; method: Stripe.PaymentMethod | null };

/** What is asked to be expanded with every PaymentIntent. */
export const PAYMENT_PARTS = ["payment_method", "latest_charge.balance_transaction"];

/** Retrieves a PaymentIntent whole. Throws what the SDK throws. */
export async function retrievePayment(stripe: Stripe, id: string): Promise<PaymentParts> {
  return withParts(stripe, await stripe.paymentIntents.retrieve(id, { expand: PAYMENT_PARTS }));
}

/**
 * Fetches by id what the server left unexpanded (other servers that speak Stripe's API ignore `expand`). Only a
 * succeeded intent needs its parts; one that the server does not have is null, and a balance transaction that cannot be
 * read only means that the fee is not known yet.
 */
export async function withParts(stripe: Stripe, answer: Stripe.PaymentIntent): Promise<PaymentParts> {
  const intent = requireObject(answer, "payment_intent");
  if (intent.status !== "succeeded") return { intent, method: null, charge: null, balance: null };
  const [charge, method] = await Promise.all([
    resolve(intent.latest_charge, (id) => stripe.charges.retrieve(id)),
    resolve(intent.payment_method, (id) => stripe.paymentMethods.retrieve(id)),
  ]);
  const balance = await resolve(charge?.balance_transaction, (id) =>
    stripe.balanceTransactions.retrieve(id),
  ).catch(() => null);
  return { intent, method, charge, balance };
}

export async function retrieveSetup(stripe: Stripe, id: string): Promise<SetupParts> {
  const answer = await stripe.setupIntents.retrieve(id, { expand: ["payment_method"] });
  const intent = requireObject(answer, "setup_intent");
  if (intent.status !== "succeeded") return { intent, method: null };
  return { intent, method: await resolve(intent.payment_method, (pm) => stripe.paymentMethods.retrieve(pm)) };
}

async function resolve<T extends { id: string }>(
  reference: string | T | null | undefined,
  retrieve: (id: string) => Promise<T>,
): Promise<T | null> {
  const id = idOf(reference);
  if (!id) return null;
  if (typeof reference === "object" && reference) return reference;
  return retrieve(id).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
}

/** The SDK believes whatever JSON a 200 carries; an answer that is not the object asked for is no answer. */
export function requireObject<T extends { id: string; object: string }>(answer: T, object: T["object"]): T {
  if (answer?.object !== object || typeof answer.id !== "string")
    throw new GatewayUnknown(`reading Stripe's ${object}`);
  return answer;
}

/** A setup that took money or succeeded but holds no method cannot be charged later, and no retry mends it. */
export function requireMethod(method: Stripe.PaymentMethod | null): Stripe.PaymentMethod {
  if (!method) throw new GatewayRejected("reading the saved method", "payment_method_missing");
  return method;
}
