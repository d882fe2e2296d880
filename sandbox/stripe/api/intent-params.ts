import type { Context } from "./context";
import type { PaymentIntent, SetupIntent } from "./objects";
import { anything, boolean, clearable, fields, list, oneOf, type Reader, string } from "./params";
import { invalid } from "./stripe-error";

const cardOptions = {
  request_three_d_secure: oneOf("any", "automatic", "challenge"),
  setup_credential_usage: oneOf("recurring", "unscheduled"),
  network: string(),
  moto: boolean(),
  mandate_options: anything(),
  three_d_secure: anything(),
};

export const setupOptionsParam = fields({ card: clearable(fields(cardOptions)), link: anything() });

export const paymentOptionsParam = fields({
  card: clearable(
    fields({
      ...cardOptions,
      stored_credential_usage: oneOf("recurring", "unscheduled"),
      setup_future_usage: clearable(oneOf("none", "off_session", "on_session")),
      capture_method: clearable(oneOf("manual")),
      cvc_token: string(),
      installments: anything(),
      statement_descriptor_suffix_kana: string(),
      statement_descriptor_suffix_kanji: string(),
      request_extended_authorization: string(),
      request_incremental_authorization: string(),
      request_multicapture: string(),
      request_overcapture: string(),
      require_cvc_recollection: boolean(),
    }),
  ),
  link: anything(),
});

/** Which methods an intent takes; named alike on both kinds of intent. */
export const typesParams = {
  allowed_payment_method_types: list(string()),
  excluded_payment_method_types: list(string()),
  automatic_payment_methods: fields({ enabled: boolean(), allow_redirects: oneOf("always", "never") }),
  payment_method_configuration: string(),
  payment_method_types: list(string()),
};

export const shippingParam = clearable(anything());
export const offSessionParam: Reader<boolean> = (raw, name) =>
  raw === "one_off" || raw === "recurring" ? true : boolean()(raw, name);

type TypesInput = {
  allowed_payment_method_types?: string[];
  excluded_payment_method_types?: string[];
  automatic_payment_methods?: { enabled?: boolean; allow_redirects?: "always" | "never" };
  payment_method_configuration?: string;
  payment_method_types?: string[];
};
type TypesOfIntent = Pick<PaymentIntent, "payment_method_types" | "automatic_payment_methods">;

/** Since API 2026-09-30 `payment_method_types` is refused where an intent is created. */
export function checkTypes(input: TypesInput, version: string, creating: boolean): void {
  if (input.payment_method_types && creating && version >= "2026-09-30")
    throw invalid(
      "The `payment_method_types` parameter is no longer supported when creating an intent. Use `allowed_payment_method_types` to restrict an intent to certain payment methods, or leave both out to use the methods of your Dashboard.",
      "payment_method_types_no_longer_supported",
      "payment_method_types",
    );
  if (!input.allowed_payment_method_types) return;
  for (const other of [
    "automatic_payment_methods",
    "excluded_payment_method_types",
    "payment_method_configuration",
    "payment_method_types",
  ] as const) {
    if (input[other] === undefined) continue;
    throw invalid(
      `You may only specify one of these parameters: allowed_payment_method_types, ${other}.`,
      undefined,
      "allowed_payment_method_types",
    );
  }
}

/** The types that an intent takes; the sandbox plays cards alone, whatever else is allowed. */
export function typesOf(input: TypesInput, before?: TypesOfIntent): TypesOfIntent {
  const named = input.allowed_payment_method_types ?? input.payment_method_types;
  if (named) {
    if (named.length === 0 || named.some((type) => type !== "card" && type !== "link"))
      throw invalid(
        `The payment method type provided: ${named.find((type) => type !== "card")} is invalid. Please ensure the provided type is activated in your dashboard and your account is enabled for any preview features that you are trying to use.`,
        "payment_intent_invalid_parameter",
        input.allowed_payment_method_types ? "allowed_payment_method_types" : "payment_method_types",
      );
    return { payment_method_types: named, automatic_payment_methods: null };
  }
  const { automatic_payment_methods: automatic } = input;
  if (before && !automatic) return before;
  return {
    payment_method_types: ["card"],
    automatic_payment_methods: {
      enabled: automatic?.enabled ?? true,
      allow_redirects: automatic?.allow_redirects ?? "always",
    },
  };
}

export type CardOptions = {
  request_three_d_secure?: string;
  setup_credential_usage?: string;
  stored_credential_usage?: string;
  [more: string]: unknown;
};

/** An intent's card options with the given ones laid over them. */
export function mergeOptions(before: CardOptions, change: CardOptions | null | undefined): CardOptions {
  if (change === null) return { ...NO_OPTIONS };
  return { ...before, ...change };
}

export const NO_OPTIONS: CardOptions = {
  installments: null,
  mandate_options: null,
  network: null,
  request_three_d_secure: "automatic",
};

/** The parts of an intent that a holder of its client secret may see. */
export function forBrowser<I extends PaymentIntent | SetupIntent>(intent: I): Partial<I> {
  const { metadata: _metadata, customer: _customer, latest_charge: _charge, ...rest } = intent;
  const { latest_attempt: _attempt, payment_method_options: _options, ...visible } = rest;
  return visible as Partial<I>;
}

/** What a caller sees of an intent: all of it with a secret key. */
export function visibleTo<I extends PaymentIntent | SetupIntent>(ctx: Context, intent: I): Partial<I> {
  return ctx.key === "secret" ? intent : forBrowser(intent);
}

/** A publishable key opens an intent only together with the intent's own client secret. */
export function requireClientSecret(
  ctx: Context,
  intent: PaymentIntent | SetupIntent,
  secret: string | undefined,
): void {
  if (secret === undefined) {
    if (ctx.key === "secret") return;
    throw invalid("Missing required param: client_secret.", "parameter_missing", "client_secret");
  }
  if (secret === intent.client_secret) return;
  const noun = intent.object === "payment_intent" ? "PaymentIntent" : "SetupIntent";
  throw invalid(
    `The client_secret provided does not match the client_secret associated with the ${noun}.`,
    `${intent.object}_invalid_parameter`,
    "client_secret",
  );
}
