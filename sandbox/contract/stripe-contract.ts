import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import qs from "qs";
import { type Json, toClosedRequest, toJsonSchema } from "./openapi-schema";

export type StripeExchange = {
  method: string;
  path: string;
  /** The form as it was sent. */
  requestBody: unknown;
  status: number;
  responseBody: unknown;
};

type Operation = {
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
};
type Specification = { paths: Record<string, Record<string, Operation>>; components: Json };

/** What Stripe.js adds to a call and the specification of the API does not list. */
const OF_THE_SCRIPT = [
  /^(?:key|_stripe_version|_stripe_account)$/,
  /^(?:payment_method_data\[)?(?:payment_user_agent|referrer|time_on_page|guid|muid|sid|pasted_fields|client_attribution_metadata)\b/,
];

/** A card inside of a confirmation is the script's own: servers name a method that exists. */
const TYPED_CARD = /^payment_method_data\[(?:type|card)\]/;

/**
 * Problems of one recorded call with Stripe's own description of its API: none when it fits. The request's form is
 * checked with objects closed, unless Stripe refused it with 400; the answer is checked for what is there. Reads the
 * description from the directory that EDGE_SPECS names.
 */
export function checkStripeExchange(exchange: StripeExchange): string[] {
  const specification = load();
  const template = templateOf(specification, exchange);
  const operation = template && specification.paths[template]?.[exchange.method.toLowerCase()];
  if (!template || !operation) {
    return exchange.status === 404 ? [] : [`${exchange.method} ${exchange.path} is no call of Stripe's`];
  }
  const name = `${exchange.method} ${template}`;
  const problems: string[] = [];
  const form = operation.requestBody?.content["application/x-www-form-urlencoded"]?.schema;
  if (form && exchange.status !== 400 && exchange.status !== 0)
    problems.push(...run(`${name} request`, () => toClosedRequest(form), readForm(exchange.requestBody)));
  const answer = operation.responses[String(exchange.status)] ?? operation.responses.default;
  const schema = answer?.content?.["application/json"]?.schema;
  if (schema && exchange.status !== 0)
    problems.push(...run(`${name} ${exchange.status}`, () => toJsonSchema(schema), exchange.responseBody));
  return problems;
}

/** The answers' schemas refer to nearly all others: each is compiled once, without polishing. */
const QUICK = { inlineRefs: false, code: { optimize: false } };

let loaded: Specification | undefined;
const ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: true, allErrors: true, ...QUICK });
const strictAjv = new Ajv({ strict: false, validateFormats: false, ...QUICK });
const compiled = new Map<string, ValidateFunction>();

function load(): Specification {
  if (loaded) return loaded;
  const directory = process.env.EDGE_SPECS;
  if (!directory) throw new Error("EDGE_SPECS must name the directory of the providers' specifications.");
  loaded = JSON.parse(readFileSync(join(directory, "stripe/spec3.2026-10.json"), "utf8")) as Specification;
  strictAjv.addSchema({ $id: "stripe", components: toJsonSchema(loaded.components) });
  return loaded;
}

function run(name: string, schema: () => Json, value: unknown): string[] {
  const isRequest = name.endsWith("request");
  let validate = compiled.get(name);
  if (!validate) {
    validate = (isRequest ? ajv : strictAjv).compile(
      isRequest ? schema() : { $id: name.replace(/\W+/g, "-"), ...withRefs(schema()) },
    );
    compiled.set(name, validate);
  }
  if (validate(structuredClone(value))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${name}: ${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
  );
}

/** References of an answer point into the components that were added as `stripe`. */
function withRefs(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"stripe#/')) as Json;
}

function readForm(body: unknown): unknown {
  const form = new URLSearchParams(typeof body === "string" ? body : "");
  const typed = form.has("key");
  for (const key of [...form.keys()]) {
    if (typed && TYPED_CARD.test(key)) form.delete(key);
    if (OF_THE_SCRIPT.some((shape) => shape.test(key))) form.delete(key);
  }
  return qs.parse(form.toString(), { depth: 12, arrayLimit: 200 });
}

function templateOf(specification: Specification, { method, path }: StripeExchange): string | undefined {
  const parts = path.split("/");
  return Object.keys(specification.paths)
    .filter((template) => {
      const names = template.split("/");
      if (names.length !== parts.length || !specification.paths[template]?.[method.toLowerCase()])
        return false;
      return names.every((name, index) => name.startsWith("{") || name === parts[index]);
    })
    .sort((a, b) => a.split("{").length - b.split("{").length)[0];
}
