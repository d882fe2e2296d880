import type { ErrorCode } from "@/lib/errors";
import type { ActionFacts } from "../action-request";
import { byStatus, COMMON_ERRORS, errorsOf } from "./action-errors";
import { errorExample } from "./components";
import { ERROR_WORDS } from "./error-words";
import { type JsonSchema, toInputSchema, toOutputSchema, withFields } from "./json-schema";

const header = (name: string) => ({ $ref: `#/components/headers/${name}` });
const schemaRef = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonSchema, examples: object) => ({ "application/json": { schema, examples } });

/** The schemas of one action, by the names that `toOperation` refers to. */
export function toActionSchemas({ name, schema, reference }: ActionFacts): Record<string, JsonSchema> {
  const { request, answer, refused } = schemaNames(name);
  return {
    [request]: withFields(toInputSchema(schema), {
      ...("org_id" in schema.shape ? {} : { org_id: schemaRef("OrgId") }),
      api_key: schemaRef("ApiKey"),
    }),
    [answer]: withFields(
      toOutputSchema(reference.answer),
      { status: { const: "success" }, warnings: schemaRef("Warnings") },
      ["status"],
    ),
    ...(reference.refused && { [refused]: toOutputSchema(reference.refused) }),
  };
}

/** What the action's schemas are called in the document. */
export function schemaNames(action: string) {
  const title = action.charAt(0).toUpperCase() + action.slice(1);
  return { request: `${title}Request`, answer: `${title}Answer`, refused: `${title}Refused` };
}

/** What every action answers to a call that is wrong in itself, or when something is wrong with us. */
export function toCommonResponses(): Record<string, object> {
  return Object.fromEntries(
    [...byStatus(COMMON_ERRORS)].map(([status, codes]) => [
      `Refused${status}`,
      toRefusal(status, codes, false),
    ]),
  );
}

/** The action's operation. @param older under its older path, which existing integrations call */
export function toOperation(action: ActionFacts, older = false) {
  const { name, reference, writes, statusOf } = action;
  const { request, answer, refused } = schemaNames(name);
  const example = { value: { ...reference.example.answer, status: "success" } };
  const ok = (description: string) => ({
    description,
    headers: commonHeaders(writes),
    content: json(schemaRef(answer), { success: example }),
  });
  const responses: Record<string, object> = { 200: ok("Done.") };
  if (statusOf) responses[202] = { ...ok(ACCEPTED), headers: commonHeaders(false) };
  for (const [status, codes] of byStatus(errorsOf(action))) {
    responses[status] = codes.every((code) => COMMON_ERRORS.includes(code))
      ? { $ref: `#/components/responses/Refused${status}` }
      : toRefusal(status, codes, writes, reference.refused && schemaRef(refused));
  }
  return {
    operationId: older ? `${name}_php` : name,
    summary: reference.summary,
    description: older ? `The older path of \`${name}\`: the same action.` : reference.description,
    ...(older && { deprecated: true }),
    security: [{ apiKey: [] }, {}],
    ...(writes && { parameters: [{ $ref: "#/components/parameters/IdempotencyKey" }] }),
    requestBody: {
      required: true,
      content: json(schemaRef(request), { call: { value: reference.example.request } }),
    },
    responses,
  };
}

const ACCEPTED =
  "Accepted, and not decided yet: the gateway has not said what became of it. Nothing is done twice; the same call tells more.";

function toRefusal(status: number, codes: readonly ErrorCode[], writes: boolean, data?: JsonSchema) {
  const only: JsonSchema = {
    properties: { error: { properties: { code: { enum: codes } } }, ...(data && { data }) },
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${ERROR_WORDS[code].when}`).join("\n\n"),
    headers: {
      ...commonHeaders(writes),
      ...((status === 429 || status === 503 || codes.includes("request_in_progress")) && {
        "Retry-After": header("RetryAfter"),
      }),
      ...(status === 405 && { Allow: header("Allow") }),
      ...(status === 401 && { "WWW-Authenticate": header("WwwAuthenticate") }),
    },
    content: json(
      { allOf: [schemaRef("Error"), only] },
      Object.fromEntries(codes.map((code) => [code, { value: errorExample(code) }])),
    ),
  };
}

function commonHeaders(replayed: boolean) {
  return {
    "X-Request-Id": header("RequestId"),
    ...(replayed && { "Idempotent-Replayed": header("IdempotentReplayed") }),
  };
}
