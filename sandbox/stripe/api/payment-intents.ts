import type { Core, Route } from "../../core/types";
import { checkAmount, toCurrency } from "./amounts";
import { confirmPayment, requireConfirmable } from "./confirm-payment";
import { all, type Context, getOrThrow, keep, requireParam, seconds } from "./context";
import { endpoint } from "./endpoint";
import { emit } from "./events";
import {
  checkTypes,
  mergeOptions,
  NO_OPTIONS,
  offSessionParam,
  paymentOptionsParam,
  requireClientSecret,
  shippingParam,
  typesOf,
  typesParams,
  visibleTo,
} from "./intent-params";
import { createdFits, createdParam, page, pageParams } from "./list";
import { createMethod, methodOfParam, methodParam, requireUsable } from "./method-records";
import type { PaymentIntent } from "./objects";
import {
  anything,
  boolean,
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

const common = {
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
type Common = Values<typeof common>;

const confirming = {
  off_session: offSessionParam,
  error_on_requires_action: boolean(),
  return_url: string(),
  use_stripe_sdk: boolean(),
  mandate: unplayed(),
  mandate_data: anything(),
  radar_options: anything(),
  confirmation_token: unplayed(),
};

const createParams = {
  ...common,
  ...confirming,
  confirm: boolean(),
  confirmation_method: oneOf("automatic", "manual"),
  on_behalf_of: unplayed(),
};

export function paymentIntentRoutes(core: Core): Route[] {
  return [
    endpoint(core, {
      method: "POST",
      pattern: "/v1/payment_intents",
      gives: "payment_intent",
      params: createParams,
      required: ["amount", "currency"],
      run(ctx, params, _path, version) {
        checkTypes(params, version, true);
        if (params.off_session && !params.confirm)
          throw invalid("`off_session` may only be used with `confirm=true`.", undefined, "off_session");
        const intent = create(ctx, params, params.confirmation_method ?? "automatic");
        emit(ctx, "payment_intent.created", intent);
        return params.confirm
          ? confirmPayment(ctx, intent, {
              ...params,
              payment_method: undefined,
              payment_method_data: undefined,
            })
          : intent;
      },
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/payment_intents",
      gives: "payment_intent",
      list: true,
      params: { ...pageParams, customer: string(), customer_account: unplayed(), created: createdParam },
      run: (ctx, params) =>
        page(
          "/v1/payment_intents",
          all(ctx, "payment_intent").filter(
            (row) =>
              (!params.customer || row.customer === params.customer) &&
              createdFits(row.created, params.created),
          ),
          params,
        ),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/payment_intents/:id",
      publishable: true,
      gives: "payment_intent",
      params: { client_secret: string() },
      run(ctx, params, { id = "" }) {
        const intent = getOrThrow(ctx, "payment_intent", id, "intent");
        requireClientSecret(ctx, intent, params.client_secret);
        return visibleTo(ctx, intent);
      },
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/payment_intents/:id",
      gives: "payment_intent",
      params: common,
      run(ctx, params, { id = "" }, version) {
        checkTypes(params, version, false);
        return keep(
          ctx,
          "payment_intent",
          update(ctx, getOrThrow(ctx, "payment_intent", id, "intent"), params),
        );
      },
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/payment_intents/:id/confirm",
      publishable: true,
      gives: "payment_intent",
      params: {
        ...confirming,
        client_secret: string(),
        payment_method: string(),
        payment_method_data: common.payment_method_data,
        payment_method_options: common.payment_method_options,
        receipt_email: common.receipt_email,
        setup_future_usage: common.setup_future_usage,
        shipping: shippingParam,
        capture_method: common.capture_method,
        amount_details: anything(),
        amount_to_confirm: integer(),
        payment_details: anything(),
        hooks: unplayed(),
        ...typesParams,
      },
      run(ctx, params, { id = "" }, version) {
        const intent = getOrThrow(ctx, "payment_intent", id, "intent");
        requireClientSecret(ctx, intent, params.client_secret);
        requireConfirmable(intent);
        if (ctx.key === "publishable" && params.off_session)
          throw invalid("`off_session` needs a secret key.", "secret_key_required", "off_session");
        if (params.amount_to_confirm !== undefined && params.amount_to_confirm !== intent.amount)
          throw invalid(
            "The amount to confirm is not the amount of the PaymentIntent.",
            "payment_intent_invalid_parameter",
            "amount_to_confirm",
          );
        checkTypes(params, version, false);
        const { payment_method, payment_method_data, ...rest } = params;
        const changed = update(ctx, intent, pickCommon(rest));
        return visibleTo(ctx, confirmPayment(ctx, changed, { ...rest, payment_method, payment_method_data }));
      },
    }),
  ];
}

/** The confirmation's parameters that change the intent itself. */
function pickCommon(params: Common & { [more: string]: unknown }): Common {
  return Object.fromEntries(
    Object.entries(params).filter(([name]) => name in common && !["amount", "customer"].includes(name)),
  );
}

function create(ctx: Context, params: Common, confirmation_method: string): PaymentIntent {
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
  return keep(ctx, "payment_intent", update(ctx, blank, params));
}

/** The intent with the parameters laid over it; written by the caller. */
function update(ctx: Context, intent: PaymentIntent, params: Common): PaymentIntent {
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

function withMethod(ctx: Context, intent: PaymentIntent, params: Common): PaymentIntent {
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

function requireUpdatable(intent: PaymentIntent, params: Common): void {
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
