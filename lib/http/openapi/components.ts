import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import { ERROR_WORDS } from "./error-words";
import type { JsonSchema } from "./json-schema";

const REQUEST_ID = "req_Yv0Yp4nB7tQm2Xc9Lk1RwA";

const errorBody: JsonSchema = {
  type: "object",
  description: "`errors` are for people, `error.code` is for programs and never changes its meaning.",
  properties: {
    status: { const: "error" },
    errors: { type: "array", items: { type: "string" }, minItems: 1, description: "One sentence each." },
    error: {
      type: "object",
      properties: {
        code: { type: "string", enum: Object.keys(ERROR_STATUS) },
        field: {
          type: ["string", "null"],
          description: "The input at fault, as it is spelled in the request.",
        },
        request_id: { type: "string", description: "Quote it when you ask for help." },
        decline_code: { type: "string", description: "The gateway's own reason, where it gave one." },
      },
      required: ["code", "field", "request_id"],
    },
    data: {
      type: "object",
      description: "What stands beside the refusal, where there is something: the charge that was refused.",
    },
  },
  required: ["status", "errors", "error"],
};

/** What operations refer to. */
export const components = {
  securitySchemes: {
    apiKey: {
      type: "http",
      scheme: "bearer",
      description:
        "An API key of the organization. The field `api_key` of the body does as well; the header wins.",
    },
  },
  parameters: {
    IdempotencyKey: {
      name: "Idempotency-Key",
      in: "header",
      required: false,
      description: [
        "The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come",
        "out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.",
      ].join("\n"),
      schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,255}$" },
      example: "5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d",
    },
  },
  headers: {
    RequestId: {
      description: "Of this call alone. Quote it when you ask for help.",
      required: true,
      schema: { type: "string", pattern: "^req_" },
      example: REQUEST_ID,
    },
    IdempotentReplayed: {
      description: "`true` when this is the answer of an earlier call with the same Idempotency-Key.",
      schema: { const: "true" },
    },
    RetryAfter: {
      description: "Whole seconds after which the same call may succeed.",
      schema: { type: "string", pattern: "^[0-9]+$" },
      example: "2",
    },
    Allow: { description: "What the address does accept.", schema: { const: "POST" } },
    WwwAuthenticate: {
      description: "How to send the key.",
      schema: { type: "string" },
      example: 'Bearer realm="edge"',
    },
  },
  schemas: {
    Error: errorBody,
    Warnings: {
      type: "array",
      items: { type: "string" },
      minItems: 1,
      description:
        "One sentence for each field that Edge does not know and has ignored; absent when there is none.",
      examples: [['The unknown field "gatway" was ignored. Did you mean "gateway"?']],
    },
    OrgId: {
      type: "string",
      description: "The key's own organization. Optional here, and checked where it is given.",
    },
    ApiKey: {
      type: "string",
      description: "Instead of the header `Authorization: Bearer …`, which wins when both are given.",
    },
  },
};

/** An answer with this code, as it goes out. */
export function errorExample(code: ErrorCode) {
  const { sentence, field } = ERROR_WORDS[code];
  return {
    status: "error",
    errors: [sentence],
    error: { code, field: field ?? null, request_id: REQUEST_ID },
  };
}
