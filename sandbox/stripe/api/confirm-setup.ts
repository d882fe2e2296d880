import { type Context, keep, seconds } from "./context";
import { toDecline } from "./declines";
import { emit } from "./events";
import {
  attachTo,
  cardOf,
  createMethod,
  type MethodInput,
  methodOfParam,
  requireUsable,
} from "./method-records";
import { nextAction } from "./next-action";
import type { IntentError, PaymentMethod, SetupIntent } from "./objects";
import { invalid, StripeError } from "./stripe-error";
import { testCard } from "./test-cards";

export type ConfirmSetupInput = {
  payment_method?: string;
  payment_method_data?: MethodInput;
  return_url?: string;
  use_stripe_sdk?: boolean;
};

const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** Refuses to confirm an intent that is past it. */
export function requireConfirmable(intent: SetupIntent): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  const message =
    intent.status === "succeeded"
      ? "You cannot confirm this SetupIntent because it has already succeeded."
      : `You cannot confirm this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(", ")}.`;
  throw invalid(message, "setup_intent_unexpected_state", undefined, { setup_intent: intent });
}

function methodFor(ctx: Context, intent: SetupIntent, input: ConfirmSetupInput): PaymentMethod {
  const id = input.payment_method ?? intent.payment_method;
  const method = input.payment_method_data
    ? createMethod(ctx, input.payment_method_data, "payment_method_data")
    : id && methodOfParam(ctx, id);
  if (!method)
    throw invalid(
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
      "setup_intent_unexpected_state",
      undefined,
      { setup_intent: intent },
    );
  requireUsable(ctx, method, intent.customer);
  return method;
}

/** Confirms: set up, waiting for its owner, or a 402 with the intent inside. */
export function confirmSetup(ctx: Context, intent: SetupIntent, input: ConfirmSetupInput): SetupIntent {
  requireConfirmable(intent);
  const method = methodFor(ctx, intent, input);
  const { asks, decline } = testCard(cardOf(ctx, method).number);
  const demanded = intent.payment_method_options.card.request_three_d_secure;
  if (asks || demanded === "any" || demanded === "challenge") {
    const asking = keep(ctx, "setup_intent", {
      ...intent,
      status: "requires_action",
      last_setup_error: null,
      latest_attempt: recordAttempt(ctx, intent, method, "requires_action"),
      payment_method: method.id,
      next_action: nextAction(ctx, intent, {
        returnUrl: input.return_url,
        useSdk: input.use_stripe_sdk === true,
      }),
    });
    emit(ctx, "setup_intent.requires_action", asking);
    return asking;
  }
  const checked = decline === "incorrect_cvc" && !cardOf(ctx, method).cvcGiven ? undefined : decline;
  if (!checked) return succeed(ctx, intent, method, false);
  const failed = fail(ctx, intent, method, toDecline(checked));
  throw new StripeError(402, {
    ...failed.last_setup_error,
    type: "card_error",
    message: failed.last_setup_error?.message ?? "Your card was declined.",
    setup_intent: failed,
  });
}

const NOT_AUTHENTICATED: IntentError = {
  type: "invalid_request_error",
  code: "setup_intent_authentication_failure",
  message: "The latest attempt to set up the payment method has failed because authentication failed.",
};

/** The owner answered the bank. */
export function answerSetup(ctx: Context, intent: SetupIntent, complete: boolean): SetupIntent {
  if (intent.status !== "requires_action")
    throw invalid(
      "This SetupIntent does not wait for its customer.",
      "setup_intent_unexpected_state",
      undefined,
      {
        setup_intent: intent,
      },
    );
  const method = methodFor(ctx, intent, {});
  if (!complete) return fail(ctx, intent, method, NOT_AUTHENTICATED);
  const { decline, afterwards } = testCard(cardOf(ctx, method).number);
  const reason = decline ?? afterwards;
  return reason ? fail(ctx, intent, method, toDecline(reason)) : succeed(ctx, intent, method, true);
}

function succeed(
  ctx: Context,
  intent: SetupIntent,
  given: PaymentMethod,
  authenticated: boolean,
): SetupIntent {
  if (authenticated && intent.usage === "off_session")
    keep(ctx, "card", { ...cardOf(ctx, given), setUp: true });
  const method = intent.customer ? attachTo(ctx, given, intent.customer) : given;
  const done = keep(ctx, "setup_intent", {
    ...intent,
    status: "succeeded",
    last_setup_error: null,
    latest_attempt: recordAttempt(ctx, intent, method, "succeeded"),
    next_action: null,
    payment_method: method.id,
  });
  emit(ctx, "setup_intent.succeeded", done);
  return done;
}

function fail(ctx: Context, intent: SetupIntent, method: PaymentMethod, error: IntentError): SetupIntent {
  const failed = keep(ctx, "setup_intent", {
    ...intent,
    status: "requires_payment_method",
    last_setup_error: { ...error, payment_method: method },
    latest_attempt: recordAttempt(ctx, intent, method, "failed"),
    next_action: null,
    payment_method: null,
  });
  emit(ctx, "setup_intent.setup_failed", failed);
  return failed;
}

function recordAttempt(ctx: Context, intent: SetupIntent, method: PaymentMethod, status: string): string {
  const { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card;
  const card = { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4, network: brand };
  return keep(ctx, "setup_attempt", {
    id: ctx.core.newId("setatt_"),
    object: "setup_attempt",
    application: null,
    created: seconds(ctx),
    customer: intent.customer,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_details: { type: "card", card: { ...card, three_d_secure: null, wallet: null } },
    setup_error: null,
    setup_intent: intent.id,
    status,
    usage: intent.usage,
  }).id;
}
