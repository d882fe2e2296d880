import { type Context, keep } from "./context";
import { toDecline } from "./declines";
import { emit } from "./events";
import { cardOf, createMethod, type MethodInput, methodOfParam, requireUsable } from "./method-records";
import { nextAction } from "./next-action";
import type { IntentError, PaymentIntent, PaymentMethod } from "./objects";
import { askBank, decline, declined, fail, type How, hold, succeed } from "./settle-payment";
import { invalid } from "./stripe-error";
import { testCard } from "./test-cards";

export type ConfirmInput = {
  payment_method?: string;
  payment_method_data?: MethodInput;
  off_session?: boolean;
  error_on_requires_action?: boolean;
  return_url?: string;
  use_stripe_sdk?: boolean;
};

const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** Refuses to confirm an intent that is past it. */
export function requireConfirmable(intent: PaymentIntent): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  const message =
    intent.status === "succeeded"
      ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
      : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(", ")}.`;
  throw invalid(message, "payment_intent_unexpected_state", undefined, { payment_intent: intent });
}

/** The method that a confirmation is about: the one given, made from the data given, or the intent's own. */
function methodFor(ctx: Context, intent: PaymentIntent, input: ConfirmInput): PaymentMethod {
  if (input.payment_method && input.payment_method_data)
    throw invalid(
      "You may only specify one of these parameters: payment_method, payment_method_data.",
      undefined,
      "payment_method_data",
    );
  const id = input.payment_method ?? intent.payment_method;
  const method = input.payment_method_data
    ? createMethod(ctx, input.payment_method_data, "payment_method_data")
    : id && methodOfParam(ctx, id);
  if (!method)
    throw invalid(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      "payment_intent_unexpected_state",
      undefined,
      { payment_intent: intent },
    );
  requireUsable(ctx, method, intent.customer);
  return method;
}

/** Confirms: paid, waiting for its owner, waiting for the bank, or a 402 with the intent inside. */
export function confirmPayment(ctx: Context, intent: PaymentIntent, input: ConfirmInput): PaymentIntent {
  requireConfirmable(intent);
  requireReturnUrl(ctx, intent, input);
  const method = methodFor(ctx, intent, input);
  const how: How = { offSession: input.off_session === true, authenticated: false };
  if (asksOwner(ctx, intent, method, how)) return askOwner(ctx, intent, method, input, how);
  const said = askBank(ctx, method, how);
  if (said === "ask_owner") return askOwner(ctx, intent, method, input, how);
  if (said === "later") return hold(ctx, intent, method, how);
  if (said === "yes") return succeed(ctx, intent, method, how);
  throw declined(decline(ctx, intent, method, said, how));
}

/** A server that confirms with its customer there has to say where a redirect would come back to. */
function requireReturnUrl(ctx: Context, intent: PaymentIntent, input: ConfirmInput): void {
  const { automatic_payment_methods: automatic } = intent;
  if (ctx.key === "publishable" || input.off_session || input.return_url || input.use_stripe_sdk) return;
  if (!automatic?.enabled || automatic.allow_redirects === "never") return;
  throw invalid(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    undefined,
    "return_url",
  );
}

function asksOwner(ctx: Context, intent: PaymentIntent, method: PaymentMethod, how: How): boolean {
  const { number, setUp } = cardOf(ctx, method);
  const { asks } = testCard(number);
  if (how.offSession) return asks === "always" || (asks === "unless_set_up" && !setUp);
  const demanded = intent.payment_method_options.card.request_three_d_secure;
  return asks !== undefined || demanded === "any" || demanded === "challenge";
}

function askOwner(
  ctx: Context,
  intent: PaymentIntent,
  method: PaymentMethod,
  input: ConfirmInput,
  how: How,
): PaymentIntent {
  if (how.offSession || input.error_on_requires_action)
    throw declined(decline(ctx, intent, method, toDecline("authentication_required"), how));
  const asking = keep(ctx, "payment_intent", {
    ...intent,
    status: "requires_action",
    last_payment_error: null,
    payment_method: method.id,
    next_action: nextAction(ctx, intent, {
      returnUrl: input.return_url,
      useSdk: input.use_stripe_sdk === true,
    }),
  });
  emit(ctx, "payment_intent.requires_action", asking);
  return asking;
}

const NOT_AUTHENTICATED: IntentError = {
  type: "invalid_request_error",
  code: "payment_intent_authentication_failure",
  message:
    "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
};

/** The owner answered the bank: on with the payment, or back to choosing a method. */
export function answerPayment(ctx: Context, intent: PaymentIntent, complete: boolean): PaymentIntent {
  if (intent.status !== "requires_action")
    throw invalid(
      "This PaymentIntent does not wait for its customer.",
      "payment_intent_unexpected_state",
      undefined,
      {
        payment_intent: intent,
      },
    );
  const method = methodFor(ctx, intent, {});
  if (!complete) return fail(ctx, intent, method, NOT_AUTHENTICATED);
  const how: How = { offSession: false, authenticated: true };
  const said = askBank(ctx, method, how);
  if (said === "later") return hold(ctx, intent, method, how);
  if (said === "yes" || said === "ask_owner") return succeed(ctx, intent, method, how);
  return decline(ctx, intent, method, said, how);
}
