import type { Call, Core, Route } from "../../core/types";
import { act, findIntent } from "./act";
import { answerPayment } from "./confirm-payment";
import { answerSetup } from "./confirm-setup";
import { forBrowser } from "./intent-params";
import { clientSecretOf } from "./keys";
import { missing } from "./stripe-error";

/** The bank's challenge: its two answers, given by whoever holds the intent's client secret. */
export function challengeRoutes(core: Core): Route[] {
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
    act("/stripe/challenge/:intentId/complete", (call) => owner(call, true)),
    act("/stripe/challenge/:intentId/fail", (call) => owner(call, false)),
  ];
}
