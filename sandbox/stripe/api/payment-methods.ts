import type { Core, Route } from "../../core/types";
import { all, getOrThrow, keep, requireParam } from "./context";
import { toDecline } from "./declines";
import { endpoint } from "./endpoint";
import { emit } from "./events";
import { page, pageParams } from "./list";
import {
  attachTo,
  cardOf,
  createMethod,
  detach,
  methodOfParam,
  methodShape,
  requireUsable,
  toBilling,
} from "./method-records";
import { anything, fields, integer, mergeMetadata, metadata, oneOf, string, unplayed } from "./params";
import { invalid, StripeError } from "./stripe-error";
import { testCard } from "./test-cards";

const listFilters = { ...pageParams, customer: string(), type: oneOf("card"), allow_redisplay: string() };

const updateParams = {
  billing_details: methodShape.billing_details,
  metadata: metadata(),
  allow_redisplay: methodShape.allow_redisplay,
  card: fields({ exp_month: integer(), exp_year: integer(), networks: anything() }),
};

export function paymentMethodRoutes(core: Core): Route[] {
  return [
    endpoint(core, {
      method: "POST",
      pattern: "/v1/payment_methods",
      publishable: true,
      gives: "payment_method",
      params: { ...methodShape, customer: unplayed(), payment_method: unplayed() },
      run: (ctx, params) => createMethod(ctx, params),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/payment_methods",
      gives: "payment_method",
      list: true,
      params: listFilters,
      run(ctx, params) {
        if (params.customer) requireParam(ctx, "customer", params.customer, "customer");
        const rows = all(ctx, "payment_method").filter((row) => row.customer === (params.customer ?? null));
        return page("/v1/payment_methods", rows, params);
      },
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/payment_methods/:id",
      gives: "payment_method",
      params: {},
      run: (ctx, _params, { id = "" }) => getOrThrow(ctx, "payment_method", id, "payment_method"),
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/payment_methods/:id",
      gives: "payment_method",
      params: updateParams,
      run(ctx, params, { id = "" }) {
        const method = getOrThrow(ctx, "payment_method", id, "payment_method");
        if (method.customer === null)
          throw invalid("You must save this PaymentMethod to a customer before you can update it.");
        const { exp_month = method.card.exp_month, exp_year = method.card.exp_year } = params.card ?? {};
        const updated = keep(ctx, "payment_method", {
          ...method,
          allow_redisplay: params.allow_redisplay ?? method.allow_redisplay,
          billing_details: toBilling(method.billing_details, params.billing_details),
          card: { ...method.card, exp_month, exp_year },
          metadata: mergeMetadata(method.metadata, params.metadata),
        });
        emit(ctx, "payment_method.updated", updated, {});
        return updated;
      },
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/payment_methods/:id/attach",
      gives: "payment_method",
      params: { customer: string(), customer_account: unplayed() },
      required: ["customer"],
      run(ctx, params, { id = "" }) {
        const customer = requireParam(ctx, "customer", params.customer ?? "", "customer");
        const method = methodOfParam(ctx, id);
        if (customer.deleted)
          throw invalid(`No such customer: '${customer.id}'`, "resource_missing", "customer");
        if (method.customer !== null && method.customer !== customer.id)
          throw invalid("The payment method you provided has already been attached to a customer.");
        requireUsable(ctx, method, customer.id);
        const { decline, afterwards } = testCard(cardOf(ctx, method).number);
        const reason = decline ?? afterwards;
        if (reason) throw new StripeError(402, { ...toDecline(reason), type: "card_error" });
        return attachTo(ctx, method, customer.id);
      },
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/payment_methods/:id/detach",
      gives: "payment_method",
      params: {},
      run(ctx, _params, { id = "" }) {
        const method = getOrThrow(ctx, "payment_method", id, "payment_method");
        if (method.customer === null)
          throw invalid(
            "The payment method you provided is not attached to a customer so detachment is impossible.",
          );
        return detach(ctx, method);
      },
    }),
  ];
}
