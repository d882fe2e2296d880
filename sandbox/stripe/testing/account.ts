import { randomBytes } from "node:crypto";
import Stripe from "stripe";
import type { RunningSandbox } from "../../core/testing/run-sandbox";

/** A fresh account of the sandbox: the real SDK on its secret key, and calls as a browser makes them. */
export function newAccount(sandbox: RunningSandbox) {
  const suffix = randomBytes(9).toString("hex");
  return { suffix, stripe: sdk(sandbox, suffix), browser: browser(sandbox, suffix) };
}

export function sdk(sandbox: RunningSandbox, suffix: string, maxNetworkRetries = 0): Stripe {
  const { hostname, port } = new URL(sandbox.origin);
  const at = { protocol: "http" as const, host: hostname, port, telemetry: false };
  return new Stripe(`sk_test_${suffix}`, { ...at, maxNetworkRetries, timeout: 30_000 });
}

export type Answer = {
  status: number;
  headers: Headers;
  body: Record<string, never> & { [name: string]: unknown };
};

/** A call with the publishable key among the parameters, as Stripe.js makes it. */
function browser(sandbox: RunningSandbox, suffix: string) {
  return async (path: string, params: Record<string, string>): Promise<Answer> => {
    const form = new URLSearchParams({ key: `pk_test_${suffix}`, ...params });
    const answer = await fetch(sandbox.origin + path, { method: "POST", body: form });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
}

/** The form parameters of a typed card. */
export function typedCard(number: string, within = "payment_method_data"): Record<string, string> {
  const name = (field: string) => (within ? `${within}[${field}]` : field);
  return {
    [name("type")]: "card",
    [`${name("card")}[number]`]: number,
    [`${name("card")}[exp_month]`]: "12",
    [`${name("card")}[exp_year]`]: "34",
    [`${name("card")}[cvc]`]: "123",
  };
}

/** The error that a promise ends with; fails when it does not. */
export async function refusal(
  promise: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`expected Stripe's refusal, got ${String(outcome)}`);
}
