import type { Call, Core, Reply, Route } from "../../core/types";
import { API_VERSION, type Context } from "./context";
import { checkExpansions, expand } from "./expand";
import { type RawFields, readForm, UnreadableForm } from "./form";
import { keyOf, recall, remember } from "./idempotency";
import { visibleTo } from "./intent-params";
import { requireCredential } from "./keys";
import type { Noun, PaymentIntent, SetupIntent } from "./objects";
import { list, type Reader, readShape, type Shape, string, type Values } from "./params";
import { type ErrorBody, invalid, StripeError } from "./stripe-error";

export type Endpoint<S extends Shape> = {
  method: "GET" | "POST" | "DELETE";
  pattern: string;
  /** May a publishable key make this call? Secret keys always may. */
  publishable?: boolean;
  /** What the answer is, for `expand`. */
  gives?: Noun;
  list?: boolean;
  params: S;
  required?: (keyof NoInfer<S> & string)[];
  run: (ctx: Context, params: Values<NoInfer<S>>, path: Record<string, string>, version: string) => unknown;
};

/** What a browser's script may add to any call. */
const SCRIPT_PARAMS: Shape = {
  key: string(),
  _stripe_version: string(),
  _stripe_account: string(),
};
const expandParam: Reader<string[]> = list(string());

/** A route of Stripe's API: key, parameters, idempotency, the work, and the answer in Stripe's shape. */
export function endpoint<S extends Shape>(core: Core, spec: Endpoint<S>): Route {
  return {
    method: spec.method,
    pattern: spec.pattern,
    run(call) {
      const requestId = core.newId("req_").slice(0, 18);
      const headers: Record<string, string> = { "request-id": requestId, "stripe-version": versionOf(call) };
      const key = keyOf(call);
      if (key) headers["idempotency-key"] = key;
      const reply = answer(core, spec, call, { requestId, key, headers });
      return { ...reply, headers: { ...headers, ...reply.headers } };
    },
  };
}

type Around = { requestId: string; key: string | null; headers: Record<string, string> };

function answer<S extends Shape>(core: Core, spec: Endpoint<S>, call: Call, around: Around): Reply {
  try {
    const credential = requireCredential(call);
    const ctx: Context = {
      core,
      account: credential.account,
      key: credential.kind,
      requestId: around.requestId,
      idempotencyKey: around.key,
    };
    const { params, expansions } = readCall(spec, ctx, call);
    if (around.key) {
      const earlier = recall(core, ctx.account, call, around.key);
      if (earlier) return earlier;
    }
    const reply = work(ctx, () =>
      expand(ctx, spec.gives, spec.run(ctx, params, call.params, versionOf(call)), expansions),
    );
    if (around.key) remember(core, ctx.account, call, around.key, { ...reply, headers: around.headers });
    return reply;
  } catch (error) {
    if (error instanceof StripeError) return { status: error.status, body: error.answer };
    throw error;
  }
}

/** What was begun is answered and remembered, refusals included; what failed before is not. */
function work(ctx: Context, run: () => unknown): Reply {
  try {
    return { status: 200, body: run() };
  } catch (error) {
    if (error instanceof StripeError)
      return { status: error.status, body: { error: visibleError(ctx, error.answer.error) } };
    throw error;
  }
}

/** An intent inside of an error shows a browser no more than the intent itself would. */
function visibleError(ctx: Context, error: ErrorBody): ErrorBody {
  const { payment_intent: payment, setup_intent: setup, ...rest } = error;
  return {
    ...rest,
    ...(payment ? { payment_intent: visibleTo(ctx, payment as PaymentIntent) } : {}),
    ...(setup ? { setup_intent: visibleTo(ctx, setup as SetupIntent) } : {}),
  };
}

function readCall<S extends Shape>(spec: Endpoint<S>, ctx: Context, call: Call) {
  if (ctx.key === "publishable" && !spec.publishable)
    throw new StripeError(403, {
      type: "invalid_request_error",
      code: "secret_key_required",
      message: "This API call cannot be made with a publishable API key. Please use a secret API key.",
    });
  requireOwnAccount(ctx, call);
  const raw = readRaw(call);
  const { expand: wanted, ...rest } = raw;
  const shape = ctx.key === "publishable" ? { ...SCRIPT_PARAMS, ...spec.params } : spec.params;
  const params = readShape(shape, rest) as Values<S>;
  for (const name of spec.required ?? []) {
    if (params[name] === undefined)
      throw invalid(`Missing required param: ${name}.`, "parameter_missing", name);
  }
  const expansions = wanted === undefined ? [] : expandParam(wanted, "expand");
  checkExpansions(spec.gives, spec.list === true, expansions);
  return { params, expansions };
}

function readRaw(call: Call): RawFields {
  const type = call.headers["content-type"] ?? "";
  if (call.raw.length > 0 && !/urlencoded/.test(type))
    throw invalid(
      `Invalid request (check that your POST content type is application/x-www-form-urlencoded). Got '${type}'.`,
    );
  try {
    const asked = readForm(call.query.toString());
    return call.method === "GET" ? asked : { ...asked, ...readForm(call.raw.toString("utf8")) };
  } catch (error) {
    if (error instanceof UnreadableForm) throw invalid(error.message, undefined, error.param);
    throw error;
  }
}

/** A call on behalf of another account is refused: accounts here are not connected. */
function requireOwnAccount(ctx: Context, call: Call): void {
  const named = call.headers["stripe-account"] ?? undefined;
  if (named === undefined || named === `acct_${ctx.account}`) return;
  throw new StripeError(403, {
    type: "invalid_request_error",
    code: "account_invalid",
    message: `The provided key does not have access to account '${named}' (or that account does not exist). Application access may have been revoked.`,
  });
}

function versionOf(call: Call): string {
  const named = call.headers["stripe-version"];
  return typeof named === "string" && /^\d{4}-\d{2}-\d{2}/.test(named) ? named : API_VERSION;
}
