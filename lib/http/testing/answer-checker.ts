import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import formats from "ajv-formats";
import type { ActionTable } from "../action-request";
import { toOpenApi } from "../openapi/document";
import type { JsonSchema } from "../openapi/json-schema";
import type { ApiAnswer } from "./api-server";

/** What the document says of one response, as far as a check needs it. */
type Documented = {
  headers: Record<string, { $ref: string }>;
  content: Record<string, { schema: JsonSchema }>;
};
type Responses = Record<string, Documented | { $ref: string }>;

/**
 * Judges answers by the published document alone, with a validator that knows nothing of ours. Stricter than the document
 * in one point: an answer has no field that is not described.
 */
export function answerChecker(actions: ActionTable) {
  const document = toOpenApi(actions, "http://edge.test");
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(close(document) as JsonSchema, "edge");
  const compiled = new Map<string, ValidateFunction>();

  const compile = (pointer: string) => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `edge#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };

  /** One sentence for each way in which the answer is not as documented. */
  return (path: string, answer: ApiAnswer): string[] => {
    const name = path.split("?", 1)[0] ?? path;
    const operation = document.paths[name]?.post;
    if (!operation) return [`${name} is not documented`];
    const pointer = `/paths/${encode(name)}/post/responses/${answer.status}`;
    const documented = resolve(document, operation.responses as Responses, answer.status, pointer);
    if (!documented) return [`${name} answers ${answer.status}, which is not documented`];
    const faults = faultsOfHeaders(documented.response, answer.headers, (ref) => compile(`${ref}/schema`));
    const validate = compile(`${documented.pointer}/content/application~1json/schema`);
    if (validate(answer.body)) return faults;
    const inBody = validate.errors?.map(
      ({ instancePath, message, params }) =>
        `${instancePath || "The body"} ${message} ${JSON.stringify(params)}`,
    );
    return [...faults, ...(inBody ?? [])].map((fault) => `${name} ${answer.status}: ${fault}`);
  };
}

function resolve(
  document: ReturnType<typeof toOpenApi>,
  responses: Responses,
  status: number,
  pointer: string,
) {
  const response = responses[status];
  if (!response) return null;
  if (!("$ref" in response)) return { response, pointer };
  const shared = response.$ref.slice("#/components/responses/".length);
  return { response: document.components.responses[shared] as Documented, pointer: response.$ref.slice(1) };
}

/** Those that the document names; which of them must be there, the document says too. */
function faultsOfHeaders(
  { headers: documented }: Documented,
  headers: Headers,
  compile: (ref: string) => ValidateFunction,
): string[] {
  const faults: string[] = [];
  if (!/^application\/json\b/.test(headers.get("content-type") ?? "")) faults.push("is not JSON by its type");
  if (!headers.has("x-request-id")) faults.push("has no X-Request-Id");
  for (const [name, { $ref }] of Object.entries(documented)) {
    const value = headers.get(name);
    if (value !== null && !compile($ref.slice(1))(value)) faults.push(`has an odd ${name}: ${value}`);
  }
  for (const name of ["retry-after", "allow", "idempotent-replayed", "www-authenticate"]) {
    const isDocumented = Object.keys(documented).some((known) => known.toLowerCase() === name);
    if (headers.has(name) && !isDocumented) faults.push(`has an undocumented ${name}`);
  }
  return faults;
}

const encode = (segment: string) => encodeURIComponent(segment.replaceAll("~", "~0").replaceAll("/", "~1"));

/** The same schemas without room for what they do not name. The later parts of an `allOf` only narrow its first one. */
function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close);
  if (typeof value !== "object" || value === null) return value;
  const closed = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === "allOf" ? inner : close(inner)]),
  );
  const isObject = "properties" in value && "type" in value && value.type === "object";
  return isObject && !("additionalProperties" in value) ? { ...closed, additionalProperties: false } : closed;
}
