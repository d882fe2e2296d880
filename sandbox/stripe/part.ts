import type { MakePart, Reply } from "../core/types";
import { accountRoutes } from "./api/account-routes";
import { challengeRoutes } from "./api/challenge";
import { customerRoutes } from "./api/customers";
import { finishPaymentRoutes } from "./api/finish-payment";
import { keyOf, remember } from "./api/idempotency";
import { accountOf } from "./api/keys";
import { leverRoutes } from "./api/levers";
import { paymentIntentRoutes } from "./api/payment-intents";
import { paymentMethodRoutes } from "./api/payment-methods";
import { setupIntentRoutes } from "./api/setup-intents";
import { targetsOf } from "./api/webhook-targets";
import { browserRoutes } from "./browser/routes";
import { chargeRoutes } from "./money/charge-routes";
import { disputeRoutes } from "./money/dispute-routes";
import { moneyLeverRoutes } from "./money/levers";
import { refundRoutes } from "./money/refund-routes";

/** Stripe: its HTTP API, what its script calls, and where its events go. */
export const makeStripePart: MakePart = (core) => ({
  provider: "stripe",
  routes: [
    ...customerRoutes(core),
    ...paymentMethodRoutes(core),
    ...setupIntentRoutes(core),
    ...paymentIntentRoutes(core),
    ...finishPaymentRoutes(core),
    ...chargeRoutes(core),
    ...refundRoutes(core),
    ...disputeRoutes(core),
    ...moneyLeverRoutes(core),
    ...accountRoutes(core),
    ...challengeRoutes(core),
    ...leverRoutes(core),
    ...browserRoutes(core),
  ],
  accountOf,
  targets: (account) => targetsOf(core, account),
  notFound: ({ method, path }): Reply => ({
    status: 404,
    body: {
      error: {
        type: "invalid_request_error",
        message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      },
    },
  }),
  errorBody: (status) => ({ error: errorFor(status) }),
  remember(call, reply) {
    const account = accountOf(call);
    const key = keyOf(call);
    if (account && key) remember(core, account, call, key, reply);
  },
});

function errorFor(status: number) {
  if (status === 429)
    return {
      type: "invalid_request_error",
      code: "rate_limit",
      message:
        "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
    };
  if (status >= 500)
    return { type: "api_error", message: "Sorry! There was an error while talking to one of our backends." };
  return { type: "invalid_request_error", message: `The request was refused with ${status}.` };
}
