import type { Core, Route } from "../../core/types";
import { confirmPayment, requireConfirmable } from "./confirm-payment";
import { all, getOrThrow, keep } from "./context";
import { endpoint } from "./endpoint";
import { emit } from "./events";
import {
  checkTypes,
  offSessionParam,
  requireClientSecret,
  shippingParam,
  typesParams,
  visibleTo,
} from "./intent-params";
import { createdFits, createdParam, page, pageParams } from "./list";
import { anything, boolean, integer, oneOf, string, unplayed } from "./params";
import { createPayment, type PaymentInput, paymentParams, updatePayment } from "./payment-draft";
import { invalid } from "./stripe-error";

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
  ...paymentParams,
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
        const intent = createPayment(ctx, params, params.confirmation_method ?? "automatic");
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
      params: paymentParams,
      run(ctx, params, { id = "" }, version) {
        checkTypes(params, version, false);
        return keep(
          ctx,
          "payment_intent",
          updatePayment(ctx, getOrThrow(ctx, "payment_intent", id, "intent"), params),
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
        payment_method_data: paymentParams.payment_method_data,
        payment_method_options: paymentParams.payment_method_options,
        receipt_email: paymentParams.receipt_email,
        setup_future_usage: paymentParams.setup_future_usage,
        shipping: shippingParam,
        capture_method: paymentParams.capture_method,
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
        const changed = updatePayment(ctx, intent, pickPayment(rest));
        return visibleTo(ctx, confirmPayment(ctx, changed, { ...rest, payment_method, payment_method_data }));
      },
    }),
  ];
}

/** The confirmation's parameters that change the intent itself. */
function pickPayment(params: PaymentInput & { [more: string]: unknown }): PaymentInput {
  return Object.fromEntries(
    Object.entries(params).filter(
      ([name]) => name in paymentParams && !["amount", "customer"].includes(name),
    ),
  );
}
