import { checkAmount, toCurrency } from "./amounts";
import { type Context, keep, requireParam, seconds } from "./context";
import {
  mergeOptions,
  NO_OPTIONS,
  paymentOptionsParam,
  shippingParam,
  typesOf,
  typesParams,
} from "./intent-params";
import { createMethod, methodOfParam, methodParam, requireUsable } from "./method-records";
import type { PaymentIntent } from "./objects";
import {
  anything,
  clearable,
  integer,
  mergeMetadata,
  metadata,
  oneOf,
  string,
  unplayed,
  type Values,
} from "./params";
import { invalid } from "./stripe-error";

/** What can be said of a payment when it is made, changed or confirmed. */
export const paymentParams = {
  amount: integer(),
  currency: string(),
  customer: string(),
  customer_account: unplayed(),
  description: clearable(string()),
  metadata: metadata(),
  payment_method: clearable(string()),
  payment_method_data: methodParam,
  payment_method_options: paymentOptionsParam,
  receipt_email: clearable(string()),
  setup_future_usage: clearable(oneOf("on_session", "off_session")),
  shipping: shippingParam,
  statement_descriptor: string(22),
  statement_descriptor_suffix: string(22),
  capture_method: oneOf("automatic", "automatic_async", "manual"),
  amount_details: anything(),
  payment_details: anything(),
  application_fee_amount: unplayed(),
  transfer_data: unplayed(),
  transfer_group: unplayed(),
  hooks: unplayed(),
  ...typesParams,
};
export type PaymentInput = Values<typeof paymentParams>;

/** A new payment, kept. */
export function createPayment(
  ctx: Context,
  params: PaymentInput,
  confirmation_method: string,
): PaymentIntent {
  const currency = toCurrency(params.currency ?? "");
  checkAmount(params.amount ?? 0, currency);
  const id = ctx.core.newId("pi_");
  const blank: PaymentIntent = {
    id,
    object: "payment_intent",
    amount: params.amount ?? 0,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${ctx.core.newId("")}`,
    confirmation_method,
    created: seconds(ctx),
    currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { ...NO_OPTIONS } },
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
    ...typesOf(params),
  };
  return keep(ctx, "payment_intent", updatePayment(ctx, blank, params));
}

/** The intent with the parameters laid over it; written by the caller. */
export function updatePayment(ctx: Context, intent: PaymentIntent, params: PaymentInput): PaymentIntent {
  requireUpdatable(intent, params);
  if (params.customer) requireCustomer(ctx, params.customer, intent);
  const currency = params.currency ? toCurrency(params.currency) : intent.currency;
  const amount = params.amount ?? intent.amount;
  if (params.amount !== undefined || params.currency) checkAmount(amount, currency);
  const customer = params.customer ?? intent.customer;
  const usage =
    params.setup_future_usage === undefined ? intent.setup_future_usage : params.setup_future_usage;
  const card = mergeOptions(intent.payment_method_options.card, params.payment_method_options?.card);
  if (usage && card.stored_credential_usage)
    throw invalid(
      "You cannot use `payment_method_options[card][stored_credential_usage]` together with `setup_future_usage`.",
      "payment_intent_invalid_parameter",
      "payment_method_options[card][stored_credential_usage]",
    );
  const changed: PaymentIntent = {
    ...intent,
    ...typesOf(params, intent),
    amount,
    currency,
    customer,
    capture_method: params.capture_method ?? intent.capture_method,
    description: params.description === undefined ? intent.description : params.description,
    metadata: mergeMetadata(intent.metadata, params.metadata),
    payment_method_options: { card },
    receipt_email: params.receipt_email === undefined ? intent.receipt_email : params.receipt_email,
    setup_future_usage: usage,
    shipping: params.shipping === undefined ? intent.shipping : params.shipping,
    statement_descriptor: params.statement_descriptor ?? intent.statement_descriptor,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? intent.statement_descriptor_suffix,
  };
  return withMethod(ctx, changed, params);
}

function withMethod(ctx: Context, intent: PaymentIntent, params: PaymentInput): PaymentIntent {
  if (params.payment_method === null)
    return { ...intent, payment_method: null, status: "requires_payment_method" };
  if (!params.payment_method && !params.payment_method_data) return intent;
  const method = params.payment_method_data
    ? createMethod(ctx, params.payment_method_data, "payment_method_data")
    : methodOfParam(ctx, params.payment_method ?? "");
  requireUsable(ctx, method, intent.customer);
  return { ...intent, payment_method: method.id, status: "requires_confirmation" };
}

/** What may still change once the money is on its way. */
const ALWAYS = ["metadata", "description", "receipt_email", "shipping"];

function requireUpdatable(intent: PaymentIntent, params: PaymentInput): void {
  if (["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status)) return;
  const wanted = Object.keys(params).find((name) => !ALWAYS.includes(name));
  if (!wanted) return;
  throw invalid(
    `This PaymentIntent's ${wanted} could not be updated because it has a status of ${intent.status}. You may only update the ${wanted} of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
    "payment_intent_unexpected_state",
    wanted,
    { payment_intent: intent },
  );
}

function requireCustomer(ctx: Context, id: string, intent: PaymentIntent): void {
  const customer = requireParam(ctx, "customer", id, "customer");
  if (customer.deleted) throw invalid(`No such customer: '${id}'`, "resource_missing", "customer");
  if (intent.customer && intent.customer !== id)
    throw invalid(
      "You cannot change the customer of a PaymentIntent.",
      "payment_intent_invalid_parameter",
      "customer",
    );
}
