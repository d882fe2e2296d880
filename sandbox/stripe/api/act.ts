import type { Call, Core, Reply, Route } from "../../core/types";
import type { Context } from "./context";
import type { Noun, PaymentIntent, SetupIntent } from "./objects";
import { invalid, missing, StripeError } from "./stripe-error";

/** A route outside Stripe's API: what it throws is answered in Stripe's shape. */
export function act(pattern: string, run: (call: Call) => unknown): Route {
  return { method: "POST", pattern, run: (call) => answered(() => run(call)) };
}

function answered(run: () => unknown): Reply {
  try {
    return { status: 200, body: run() };
  } catch (error) {
    if (error instanceof StripeError) return { status: error.status, body: error.answer };
    throw error;
  }
}

/** An act of the sandbox itself on an account. */
export function actOn(core: Core, account: string): Context {
  return { core, account, key: "secret", requestId: core.newId("req_").slice(0, 18), idempotencyKey: null };
}

/** The account that holds an object, whichever it is. */
export function ownerOf(core: Core, noun: Noun, id: string): Context {
  const row = core.store.all("stripe", noun).find((one) => one.id === id);
  if (!row) throw missing(noun, id, noun, true);
  return actOn(core, row.account);
}

export function findIntent(core: Core, id: string): { ctx: Context; intent: PaymentIntent | SetupIntent } {
  const noun = id.startsWith("seti_") ? "setup_intent" : "payment_intent";
  const ctx = ownerOf(core, noun, id);
  const intent = core.store.get<PaymentIntent | SetupIntent>("stripe", ctx.account, noun, id);
  if (!intent) throw missing(noun, id, noun, true);
  return { ctx, intent };
}

/** The JSON of an act; numbers may be written either way. */
export function readJson(call: Call): Record<string, string | undefined> {
  try {
    return JSON.parse(call.raw.toString("utf8") || "{}") as Record<string, string | undefined>;
  } catch {
    throw invalid("The body is not JSON.");
  }
}
