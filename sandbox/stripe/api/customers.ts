import type { Core, Route } from "../../core/types";
import { all, type Context, getOrThrow, keep, requireParam, seconds } from "./context";
import { endpoint } from "./endpoint";
import { emit } from "./events";
import { createdFits, createdParam, page, pageParams } from "./list";
import { addressParam, attachTo, detach, methodOfParam } from "./method-records";
import type { Customer } from "./objects";
import {
  anything,
  clearable,
  fields,
  list,
  mergeMetadata,
  metadata,
  string,
  unplayed,
  type Values,
} from "./params";
import { invalid, StripeError } from "./stripe-error";

const text = clearable(string());
const shape = {
  email: clearable(string(512)),
  name: clearable(string(256)),
  description: text,
  phone: clearable(string(20)),
  metadata: metadata(),
  address: clearable(addressParam),
  shipping: clearable(anything()),
  preferred_locales: list(string()),
  tax_exempt: string(),
  invoice_settings: fields({ default_payment_method: text }),
  validate: anything(),
  source: unplayed(),
  balance: unplayed(),
};
type Input = Values<typeof shape>;

export function customerRoutes(core: Core): Route[] {
  return [
    endpoint(core, {
      method: "POST",
      pattern: "/v1/customers",
      gives: "customer",
      params: { ...shape, payment_method: string() },
      run(ctx, params) {
        const method = params.payment_method ? methodOfParam(ctx, params.payment_method) : undefined;
        const customer = keep(ctx, "customer", change(fresh(ctx), params));
        emit(ctx, "customer.created", customer);
        if (method) attachTo(ctx, method, customer.id);
        return customer;
      },
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/customers",
      gives: "customer",
      list: true,
      params: { ...pageParams, created: createdParam, email: string() },
      run: (ctx, params) =>
        page(
          "/v1/customers",
          all(ctx, "customer").filter(
            (row) =>
              !row.deleted &&
              createdFits(row.created, params.created) &&
              (params.email === undefined || row.email === params.email),
          ),
          params,
        ),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/customers/:id",
      gives: "customer",
      params: {},
      run: (ctx, _params, { id = "" }) => getOrThrow(ctx, "customer", id),
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/customers/:id",
      gives: "customer",
      params: shape,
      run(ctx, params, { id = "" }) {
        const customer = liveCustomer(ctx, id);
        const method = params.invoice_settings?.default_payment_method;
        if (
          method &&
          requireParam(ctx, "payment_method", method, "invoice_settings[default_payment_method]").customer !==
            id
        )
          throw invalid(
            "The customer does not have a payment method with the ID provided. The payment method must be attached to the customer.",
            "resource_missing",
            "invoice_settings[default_payment_method]",
          );
        const updated = keep(ctx, "customer", change(customer, params));
        emit(ctx, "customer.updated", updated, previous(customer, updated));
        return updated;
      },
    }),
    endpoint(core, {
      method: "DELETE",
      pattern: "/v1/customers/:id",
      params: {},
      run(ctx, _params, { id = "" }) {
        const customer = liveCustomer(ctx, id);
        for (const method of all(ctx, "payment_method")) if (method.customer === id) detach(ctx, method);
        const gone = { id, object: "customer" as const, deleted: true as const };
        keep(ctx, "customer", gone as Customer);
        emit(ctx, "customer.deleted", customer);
        return gone;
      },
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/customers/:id/payment_methods",
      gives: "payment_method",
      list: true,
      params: { ...pageParams, type: string(), allow_redisplay: string() },
      run(ctx, params, { id = "" }) {
        liveCustomer(ctx, id);
        const rows = all(ctx, "payment_method").filter((row) => row.customer === id);
        return page(`/v1/customers/${id}/payment_methods`, rows, params);
      },
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/customers/:id/payment_methods/:method",
      gives: "payment_method",
      params: {},
      run(ctx, _params, { id = "", method = "" }) {
        liveCustomer(ctx, id);
        const found = getOrThrow(ctx, "payment_method", method, "payment_method");
        if (found.customer === id) return found;
        return getOrThrow(ctx, "payment_method", "", "payment_method");
      },
    }),
  ];
}

function liveCustomer(ctx: Context, id: string): Customer {
  const customer = getOrThrow(ctx, "customer", id);
  if (!customer.deleted) return customer;
  throw new StripeError(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such customer: '${id}'`,
    param: "id",
  });
}

function fresh(ctx: Context): Customer {
  return {
    id: ctx.core.newId("cus_").slice(0, 18),
    object: "customer",
    address: null,
    balance: 0,
    created: seconds(ctx),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: ctx.core.newId("").slice(0, 8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
}

function change(customer: Customer, input: Input): Customer {
  const { metadata: wanted, invoice_settings: settings, validate: _validate, ...rest } = input;
  const given = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== "payment_method"));
  return {
    ...customer,
    ...given,
    metadata: mergeMetadata(customer.metadata, wanted),
    invoice_settings: { ...customer.invoice_settings, ...settings },
  };
}

/** The values that an update replaced, as an `updated` event carries them. */
function previous(before: Customer, after: Customer): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(before).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(after[name])),
  );
}
