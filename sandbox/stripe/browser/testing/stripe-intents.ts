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

/** The intent as the server sees it afterwards. */
export function readIntent(origin: string, key: string, intent: Intent): Promise<Intent> {
  return call(origin, key, `/v1/${intent.object}s/${intent.id}`);
}
