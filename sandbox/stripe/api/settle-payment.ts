import { openDispute } from "../money/disputes";
import { authorised, captured, newCharge, refused } from "./charge-records";
import { type Context, getOrThrow, keep } from "./context";
import { takeCode, toDecline } from "./declines";
import { emit } from "./events";
import { attachTo, cardOf } from "./method-records";
import type { Charge, IntentError, PaymentIntent, PaymentMethod } from "./objects";
import { StripeError } from "./stripe-error";
import { testCard } from "./test-cards";

export type How = { offSession: boolean; authenticated: boolean };

/** Asks the bank: what it says, before anything is written. */
export function askBank(
  ctx: Context,
  method: PaymentMethod,
  how: How,
): "yes" | "later" | "ask_owner" | IntentError {
  const wanted = takeCode(ctx, "payment");
  if (wanted === "processing") return "later";
  if (wanted === "authentication_required") {
    if (how.offSession) return toDecline(wanted);
    return how.authenticated ? "yes" : "ask_owner";
  }
  const { decline, declineCharge, afterwards } = testCard(cardOf(ctx, method).number);
  const reason = wanted ?? decline ?? declineCharge ?? (how.authenticated ? afterwards : undefined);
  if (reason === "incorrect_cvc" && !wanted && !cardOf(ctx, method).cvcGiven) return "yes";
  return reason ? toDecline(reason) : "yes";
}

/** The intent paid (or authorised, when it is captured by hand), with all that follows from it. */
export function succeed(
  ctx: Context,
  intent: PaymentIntent,
  given: PaymentMethod,
  how: How,
  earlier?: Charge,
) {
  const method = saveMethod(ctx, intent, given, how);
  const manual = intent.capture_method === "manual";
  let charge = keep(ctx, "charge", authorised(ctx, earlier ?? newCharge(ctx, intent, method, how)));
  if (!manual) charge = captured(ctx, charge, intent, intent.amount);
  emit(ctx, "charge.succeeded", charge);
  const paid = keep(ctx, "payment_intent", {
    ...intent,
    status: manual ? "requires_capture" : "succeeded",
    amount_capturable: manual ? intent.amount : 0,
    amount_received: manual ? 0 : intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    processing: null,
  });
  emit(ctx, manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", paid);
  if (!manual && testCard(cardOf(ctx, method).number).disputed) openDispute(ctx, charge);
  return paid;
}

/** Keeps the method for later where the intent says so; otherwise it is used up. */
function saveMethod(ctx: Context, intent: PaymentIntent, method: PaymentMethod, how: How): PaymentMethod {
  const card = cardOf(ctx, method);
  if (!intent.setup_future_usage) {
    if (method.customer === null) keep(ctx, "card", { ...card, spent: true });
    return method;
  }
  if (intent.setup_future_usage === "off_session" && how.authenticated)
    keep(ctx, "card", { ...card, setUp: true });
  return intent.customer ? attachTo(ctx, method, intent.customer) : method;
}

/** The intent back where a method is needed, with the charge that failed; the caller decides how to say so. */
export function decline(
  ctx: Context,
  intent: PaymentIntent,
  method: PaymentMethod,
  error: IntentError,
  how: How,
  earlier?: Charge,
): PaymentIntent {
  const charge = keep(ctx, "charge", refused(earlier ?? newCharge(ctx, intent, method, how), error));
  emit(ctx, "charge.failed", charge);
  return fail(ctx, { ...intent, latest_charge: charge.id }, method, { ...error, charge: charge.id });
}

export function fail(
  ctx: Context,
  intent: PaymentIntent,
  method: PaymentMethod,
  error: IntentError,
): PaymentIntent {
  const failed = keep(ctx, "payment_intent", {
    ...intent,
    status: "requires_payment_method",
    next_action: null,
    payment_method: null,
    processing: null,
    last_payment_error: { ...error, payment_method: method },
  });
  emit(ctx, "payment_intent.payment_failed", failed);
  return failed;
}

/** The 402 that carries a declined intent. */
export function declined(intent: PaymentIntent): StripeError {
  const error = intent.last_payment_error;
  return new StripeError(402, {
    ...error,
    type: "card_error",
    message: error?.message ?? "Your card was declined.",
    payment_intent: intent,
  });
}

/** The bank has not decided: the intent waits until someone settles it. */
export function hold(ctx: Context, intent: PaymentIntent, method: PaymentMethod, how: How): PaymentIntent {
  const charge = keep(ctx, "charge", newCharge(ctx, intent, method, how));
  emit(ctx, "charge.pending", charge);
  const waiting = keep(ctx, "payment_intent", {
    ...intent,
    status: "processing",
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    processing: { type: "card", card: {} },
  });
  emit(ctx, "payment_intent.processing", waiting);
  return waiting;
}

/** Ends the waiting of an intent that is `processing`. */
export function settleHeld(
  ctx: Context,
  intent: PaymentIntent,
  error: IntentError | undefined,
): PaymentIntent {
  const charge = getOrThrow(ctx, "charge", intent.latest_charge ?? "");
  const method = getOrThrow(ctx, "payment_method", intent.payment_method ?? "");
  const how: How = { offSession: false, authenticated: false };
  return error ? decline(ctx, intent, method, error, how, charge) : succeed(ctx, intent, method, how, charge);
}
