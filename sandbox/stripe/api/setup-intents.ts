import type { Core, Route } from "../../core/types";
import { confirmSetup, requireConfirmable } from "./confirm-setup";
import { all, type Context, getOrThrow, keep, requireParam, seconds } from "./context";
import { endpoint } from "./endpoint";
import { emit } from "./events";
import {
  checkTypes,
  mergeOptions,
  NO_OPTIONS,
  requireClientSecret,
  setupOptionsParam,
  typesOf,
  typesParams,
  visibleTo,
} from "./intent-params";
import { createdFits, createdParam, page, pageParams } from "./list";
import { createMethod, methodOfParam, methodParam, requireUsable } from "./method-records";
import type { SetupIntent } from "./objects";
import {
  anything,
  boolean,
  clearable,
  mergeMetadata,
  metadata,
  oneOf,
  string,
  unplayed,
  type Values,
} from "./params";
import { invalid } from "./stripe-error";

const common = {
  customer: string(),
  customer_account: unplayed(),
  description: clearable(string()),
  metadata: metadata(),
  payment_method: string(),
  payment_method_data: methodParam,
  payment_method_options: setupOptionsParam,
  attach_to_self: unplayed(),
  flow_directions: unplayed(),
  ...typesParams,
};
type Common = Values<typeof common>;
const confirming = {
  return_url: string(),
  use_stripe_sdk: boolean(),
  mandate_data: anything(),
  confirmation_token: unplayed(),
};

const createParams = {
  ...common,
  ...confirming,
  confirm: boolean(),
  usage: oneOf("on_session", "off_session"),
  on_behalf_of: unplayed(),
  single_use: unplayed(),
};

const cancelParams = { cancellation_reason: oneOf("abandoned", "duplicate", "requested_by_customer") };

export function setupIntentRoutes(core: Core): Route[] {
  return [
    endpoint(core, {
      method: "POST",
      pattern: "/v1/setup_intents",
      gives: "setup_intent",
      params: createParams,
      run(ctx, params, _path, version) {
        checkTypes(params, version, true);
        const intent = keep(
          ctx,
          "setup_intent",
          update(ctx, blank(ctx, params.usage ?? "off_session", params), params),
        );
        emit(ctx, "setup_intent.created", intent);
        const { return_url, use_stripe_sdk } = params;
        return params.confirm ? confirmSetup(ctx, intent, { return_url, use_stripe_sdk }) : intent;
      },
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/setup_intents",
      gives: "setup_intent",
      list: true,
      params: { ...pageParams, customer: string(), payment_method: string(), created: createdParam },
      run: (ctx, params) =>
        page(
          "/v1/setup_intents",
          all(ctx, "setup_intent").filter(
            (row) =>
              (!params.customer || row.customer === params.customer) &&
              (!params.payment_method || row.payment_method === params.payment_method) &&
              createdFits(row.created, params.created),
          ),
          params,
        ),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/setup_intents/:id",
      publishable: true,
      gives: "setup_intent",
      params: { client_secret: string() },
      run(ctx, params, { id = "" }) {
        const intent = getOrThrow(ctx, "setup_intent", id, "intent");
        requireClientSecret(ctx, intent, params.client_secret);
        return visibleTo(ctx, intent);
      },
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/setup_intents/:id",
      gives: "setup_intent",
      params: common,
      run(ctx, params, { id = "" }, version) {
        checkTypes(params, version, false);
        return keep(ctx, "setup_intent", update(ctx, getOrThrow(ctx, "setup_intent", id, "intent"), params));
      },
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/setup_intents/:id/confirm",
      publishable: true,
      gives: "setup_intent",
      params: {
        ...confirming,
        client_secret: string(),
        payment_method: string(),
        payment_method_data: methodParam,
        payment_method_options: setupOptionsParam,
        allowed_payment_method_types: typesParams.allowed_payment_method_types,
      },
      run(ctx, params, { id = "" }) {
        const intent = getOrThrow(ctx, "setup_intent", id, "intent");
        requireClientSecret(ctx, intent, params.client_secret);
        requireConfirmable(intent);
        const { payment_method_options, allowed_payment_method_types, ...rest } = params;
        const changed = update(ctx, intent, { payment_method_options, allowed_payment_method_types });
        return visibleTo(ctx, confirmSetup(ctx, changed, rest));
      },
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/setup_intents/:id/cancel",
      gives: "setup_intent",
      params: cancelParams,
      run(ctx, params, { id = "" }) {
        const intent = getOrThrow(ctx, "setup_intent", id, "intent");
        if (intent.status === "succeeded" || intent.status === "canceled")
          throw invalid(
            `You cannot cancel this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be canceled: requires_payment_method, requires_confirmation, requires_action.`,
            "setup_intent_unexpected_state",
            undefined,
            { setup_intent: intent },
          );
        const canceled = keep(ctx, "setup_intent", {
          ...intent,
          status: "canceled",
          cancellation_reason: params.cancellation_reason ?? null,
          next_action: null,
        });
        emit(ctx, "setup_intent.canceled", canceled);
        return canceled;
      },
    }),
  ];
}

function blank(ctx: Context, usage: SetupIntent["usage"], params: Common): SetupIntent {
  const id = ctx.core.newId("seti_");
  return {
    id,
    object: "setup_intent",
    application: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${ctx.core.newId("")}`,
    created: seconds(ctx),
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { ...NO_OPTIONS } },
    single_use_mandate: null,
    status: "requires_payment_method",
    usage,
    ...typesOf(params),
  };
}

/** The intent with the parameters laid over it; written by the caller. */
function update(ctx: Context, intent: SetupIntent, params: Common): SetupIntent {
  if (params.customer) {
    const customer = requireParam(ctx, "customer", params.customer, "customer");
    if (customer.deleted) throw invalid(`No such customer: '${customer.id}'`, "resource_missing", "customer");
  }
  if (["succeeded", "canceled"].includes(intent.status)) {
    const wanted = Object.keys(params).find((name) => !["metadata", "description"].includes(name));
    if (wanted)
      throw invalid(
        `You cannot update the ${wanted} of this SetupIntent because it has a status of ${intent.status}.`,
        "setup_intent_unexpected_state",
        wanted,
        { setup_intent: intent },
      );
  }
  const changed: SetupIntent = {
    ...intent,
    ...typesOf(params, intent),
    customer: params.customer ?? intent.customer,
    description: params.description === undefined ? intent.description : params.description,
    metadata: mergeMetadata(intent.metadata, params.metadata),
    payment_method_options: {
      card: mergeOptions(intent.payment_method_options.card, params.payment_method_options?.card),
    },
  };
  if (!params.payment_method && !params.payment_method_data) return changed;
  const method = params.payment_method_data
    ? createMethod(ctx, params.payment_method_data, "payment_method_data")
    : methodOfParam(ctx, params.payment_method ?? "");
  requireUsable(ctx, method, changed.customer);
  return { ...changed, payment_method: method.id, status: "requires_confirmation" };
}
