import type { Intent } from "../shared/protocol";

/** The keys of one account of the sandbox's Stripe, no other test's. */
export function newKeys(): { secret: string; publishable: string } {
  const suffix = `browser${Math.random().toString(36).slice(2, 12).padEnd(10, "0")}`;
  return { secret: `sk_test_${suffix}`, publishable: `pk_test_${suffix}` };
}

async function call(origin: string, key: string, path: string, body?: Record<string, string>) {
  const response = await fetch(origin + path, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${key}`, "Stripe-Version": "2026-10-28.endive" },
    ...(body ? { body: new URLSearchParams(body) } : {}),
  });
  const answer = (await response.json()) as Intent;
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

const cardOnly = { "allowed_payment_method_types[0]": "card" };

/** A PaymentIntent of 15.00 US dollars, made as a server makes it. */
export function createPayment(origin: string, key: string): Promise<Intent> {
  const parameters = { amount: "1500", currency: "usd", ...cardOnly };
  return call(origin, key, "/v1/payment_intents", parameters);
}

export function createSetup(origin: string, key: string): Promise<Intent> {
  return call(origin, key, "/v1/setup_intents", { usage: "off_session", ...cardOnly });
}

export type SavedCardIntent = Intent & { savedMethod: string };

/** A payment of a customer who has a saved card (named as Stripe's test methods are), not confirmed yet. */
export async function createForSavedCard(
  origin: string,
  key: string,
  card: string,
): Promise<SavedCardIntent & { customer: string }> {
  const { id: customer } = await call(origin, key, "/v1/customers", { name: "Ada" });
  const method = await call(origin, key, `/v1/payment_methods/${card}/attach`, { customer });
  const parameters = { amount: "1500", currency: "usd", customer, ...cardOnly };
  const intent = await call(origin, key, "/v1/payment_intents", parameters);
  return { ...intent, customer, savedMethod: method.id };
}

/** The same after the server tried the card without its owner, and was refused for that. */
export async function createRefusedOffSession(origin: string, key: string): Promise<SavedCardIntent> {
  const intent = await createForSavedCard(origin, key, "pm_card_authenticationRequired");
  const confirming = call(origin, key, `/v1/payment_intents/${intent.id}/confirm`, {
    payment_method: intent.savedMethod,
    off_session: "true",
  });
  await confirming.then(
    () => Promise.reject(new Error("The card was charged without its owner.")),
    (error: Error) => {
      if (!error.message.includes("authentication_required")) throw error;
    },
  );
  return intent;
}

/** The intent as the server sees it afterwards. */
export function readIntent(origin: string, key: string, intent: Intent): Promise<Intent> {
  return call(origin, key, `/v1/${intent.object}s/${intent.id}`);
}
