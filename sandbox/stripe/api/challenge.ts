import type { Call, Core, Reply, Route } from "../../core/types";
import { answerPayment } from "./confirm-payment";
import { answerSetup } from "./confirm-setup";
import type { Context } from "./context";
import { toDecline } from "./declines";
import { forBrowser } from "./intent-params";
import { clientSecretOf } from "./keys";
import { setPresentation } from "./next-action";
import type { PaymentIntent, SetupIntent } from "./objects";
import { settleHeld } from "./settle-payment";
import { missing, StripeError } from "./stripe-error";

/** What stands outside Stripe's API: the bank's challenge, and levers for tests. */
export function challengeRoutes(core: Core): Route[] {
  const route = (pattern: string, run: (call: Call) => unknown): Route => ({
    method: "POST",
    pattern,
    run: (call) => answered(() => run(call)),
  });
  const owner = (call: Call, complete: boolean) => {
    const found = findIntent(core, call.params.intentId ?? "");
    // The answer is the customer's: whoever holds the client secret gives it.
    if (found.intent.client_secret !== clientSecretOf(call))
      throw missing("intent", found.intent.id, "client_secret", true);
    const { intent } = found;
    return forBrowser(
      intent.object === "payment_intent"
        ? answerPayment(found.ctx, intent, complete)
        : answerSetup(found.ctx, intent, complete),
    );
  };
  return [
    route("/stripe/challenge/:intentId/complete", (call) => owner(call, true)),
    route("/stripe/challenge/:intentId/fail", (call) => owner(call, false)),
    route("/_sandbox/stripe/settle", (call) => {
      const { intent: id, decline_code: code } = readJson(call);
      const { ctx, intent } = findIntent(core, id ?? "");
      if (intent.object !== "payment_intent" || intent.status !== "processing")
        throw missing("payment intent that is processing", id ?? "", "intent");
      return settleHeld(ctx, intent, code ? toDecline(code) : undefined);
    }),
    route("/_sandbox/stripe/challenges", (call) => {
      const { account = "", mode } = readJson(call);
      const suffix = account.replace(/^(?:acct_|sk_test_|pk_test_)/, "");
      setPresentation(actOn(core, suffix), mode === "redirect" ? "redirect" : "page");
      return { ok: true };
    }),
  ];
}

function answered(run: () => unknown): Reply {
  try {
    return { status: 200, body: run() };
  } catch (error) {
    if (error instanceof StripeError) return { status: error.status, body: error.answer };
    throw error;
  }
}

function readJson(call: Call): Record<string, string | undefined> {
  return JSON.parse(call.raw.toString("utf8") || "{}") as Record<string, string | undefined>;
}

/** An act of the sandbox itself on an account. */
function actOn(core: Core, account: string): Context {
  return { core, account, key: "secret", requestId: core.newId("req_").slice(0, 18), idempotencyKey: null };
}

function findIntent(core: Core, id: string): { ctx: Context; intent: PaymentIntent | SetupIntent } {
  const type = id.startsWith("seti_") ? "setup_intent" : "payment_intent";
  const row = core.store.all("stripe", type).find((one) => one.id === id);
  if (!row) throw missing(type, id, "intent", true);
  return { ctx: actOn(core, row.account), intent: row.value as PaymentIntent | SetupIntent };
}
