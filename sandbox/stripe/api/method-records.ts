import { type CardInput, type CheckedCard, cardParam, checkCard, toCard } from "./card-input";
import { type Context, find, getOrThrow, keep, requireParam, seconds } from "./context";
import { emit } from "./events";
import type { Address, BillingDetails, CardRecord, PaymentMethod } from "./objects";
import { anything, clearable, fields, mergeMetadata, metadata, oneOf, string, type Values } from "./params";
import { invalid } from "./stripe-error";
import { NAMED_METHODS } from "./test-cards";

const text = clearable(string());
export const addressParam = fields({
  city: text,
  country: text,
  line1: text,
  line2: text,
  postal_code: text,
  state: text,
});
const billingParam = fields({
  address: clearable(addressParam),
  email: text,
  name: text,
  phone: text,
  tax_id: text,
});

/** What makes a method; the rest is what Stripe.js adds for its own purposes. */
export const methodShape = {
  type: oneOf("card"),
  card: cardParam,
  billing_details: billingParam,
  metadata: metadata(),
  allow_redisplay: oneOf("always", "limited", "unspecified"),
  radar_options: anything(),
  payment_user_agent: string(),
  referrer: string(),
  time_on_page: string(),
  guid: string(),
  muid: string(),
  sid: string(),
  pasted_fields: string(),
  client_attribution_metadata: anything(),
};
export const methodParam = fields(methodShape);
export type MethodInput = Values<typeof methodShape>;

/** Makes a card method that belongs to nobody yet. Throws 402 for a card that cannot exist. */
export function createMethod(ctx: Context, input: MethodInput, within = ""): PaymentMethod {
  const param = (name: string) => (within ? `${within}[${name}]` : name);
  if (!input.type)
    throw invalid(`Missing required param: ${param("type")}.`, "parameter_missing", param("type"));
  if (!input.card)
    throw invalid(`Missing required param: ${param("card")}.`, "parameter_missing", param("card"));
  requireCardFields(input.card, param("card"));
  return record(ctx, checkCard(ctx, input.card), input);
}

function requireCardFields(card: CardInput, param: string): void {
  if (card.token) return;
  for (const name of ["number", "exp_month", "exp_year"] as const) {
    if (card[name] === undefined)
      throw invalid(`Missing required param: ${param}[${name}].`, "parameter_missing", `${param}[${name}]`);
  }
}

function record(ctx: Context, checked: CheckedCard, input: MethodInput): PaymentMethod {
  const id = ctx.core.newId("pm_");
  keep(ctx, "card", { id, number: checked.number, cvcGiven: checked.cvcGiven, setUp: false, spent: false });
  return keep(ctx, "payment_method", {
    id,
    object: "payment_method",
    allow_redisplay: input.allow_redisplay ?? "unspecified",
    billing_details: toBilling(undefined, input.billing_details),
    card: checked.card,
    created: seconds(ctx),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: mergeMetadata({}, input.metadata),
    type: "card",
  });
}

const NO_ADDRESS: Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** Billing details with the given ones laid over what was there. */
export function toBilling(
  before: BillingDetails | undefined,
  change: MethodInput["billing_details"],
): BillingDetails {
  const base = before ?? { address: NO_ADDRESS, email: null, name: null, phone: null, tax_id: null };
  const address = change?.address === null ? NO_ADDRESS : { ...base.address, ...change?.address };
  return { ...base, ...change, address };
}

/** The method that a parameter names; the names of Stripe's test methods make a fresh one. */
export function methodOfParam(ctx: Context, id: string, param = "payment_method"): PaymentMethod {
  const number = NAMED_METHODS[id];
  if (!number) return requireParam(ctx, "payment_method", id, param);
  const year = ctx.core.now().getUTCFullYear() + 3;
  return record(ctx, { number, cvcGiven: true, card: toCard(number, 12, year, true) }, {});
}

export function cardOf(ctx: Context, method: PaymentMethod): CardRecord {
  return getOrThrow(ctx, "card", method.id);
}

/** Gives a method to a customer; nothing happens when it is theirs already. */
export function attachTo(ctx: Context, method: PaymentMethod, customer: string): PaymentMethod {
  if (method.customer === customer) return method;
  const attached = keep(ctx, "payment_method", { ...method, customer });
  emit(ctx, "payment_method.attached", attached);
  return attached;
}

/** Takes a method from its customer; it can never be used again. */
export function detach(ctx: Context, method: PaymentMethod): PaymentMethod {
  keep(ctx, "card", { ...cardOf(ctx, method), spent: true });
  const detached = keep(ctx, "payment_method", { ...method, customer: null });
  emit(ctx, "payment_method.detached", detached, { customer: method.customer });
  return detached;
}

/** Refuses a method that was used up, or that is another customer's. */
export function requireUsable(ctx: Context, method: PaymentMethod, customer: string | null): void {
  if (method.customer === null && find(ctx, "card", method.id)?.spent)
    throw invalid(
      "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
      "payment_method_unexpected_state",
      "payment_method",
    );
  if (method.customer === null || method.customer === customer) return;
  throw invalid(
    customer === null
      ? "The PaymentMethod provided belongs to a customer. Please include the customer in the request to use this PaymentMethod."
      : "The customer does not have a payment method with the ID provided. The payment method supplied may belong to a different Customer.",
    undefined,
    "payment_method",
  );
}
