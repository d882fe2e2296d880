import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import { API_VERSION } from "@/lib/outbox/events";
import type { ActionView, DemoView, ErrorView, FieldView, ReferenceView } from "@/lib/reference/view";
import type { ActionFacts, ActionTable } from "../action-request";
import { COMMON_ERRORS, errorsOf, REPEAT_ERRORS } from "./action-errors";
import { toOpenApi } from "./document";
import { ERROR_WORDS } from "./error-words";
import { toFields } from "./fields";
import type { JsonSchema } from "./json-schema";
import { schemaNames } from "./operation";
import { eventSchemaName, SENT_TYPES, toEventExample } from "./webhooks";

/**
 * What the document says, for the page.
 * @param demo is put into the examples in place of the ids in them
 */
export function toReference(actions: ActionTable, origin: string, demo: DemoView | null): ReferenceView {
  const { components } = toOpenApi(actions, origin);
  const schemas: Record<string, JsonSchema> = components.schemas;
  const resolve = (ref: string) => schemas[ref.split("/").at(-1) ?? ""] ?? {};
  const named = (name: string) => toFields(schemas[name] ?? {}, resolve);
  return {
    origin,
    version: API_VERSION,
    actions: [...actions.values()].map(({ action }) => toActionView(action, named, demo)),
    refusals: [...COMMON_ERRORS, ...REPEAT_ERRORS].map(toErrorView).sort(byStatus),
    events: SENT_TYPES.map((type) => ({
      type,
      description: (schemas[eventSchemaName(type)]?.description as string) ?? null,
      fields: named(eventSchemaName(type)).find(({ name }) => name === "data")?.fields ?? [],
      example: toEventExample(type),
    })),
    demo,
  };
}

function toActionView(
  action: ActionFacts,
  named: (schema: string) => FieldView[],
  demo: DemoView | null,
): ActionView {
  const { name, reference, writes, statusOf } = action;
  const { request, answer, refused } = schemaNames(name);
  const common = new Set<ErrorCode>([...COMMON_ERRORS, ...REPEAT_ERRORS]);
  const own = errorsOf(action).filter((code) => !common.has(code));
  return {
    name,
    path: `/public/${action.area}/${name}`,
    summary: reference.summary,
    description: reference.description ?? null,
    writes,
    accepts: statusOf !== undefined,
    request: named(request),
    answer: named(answer),
    refusals: own.map(toErrorView),
    refused: named(refused),
    example: {
      request: withIds(reference.example.request, demo?.ids ?? {}),
      answer: { ...reference.example.answer, status: "success" },
    },
  };
}

const withIds = (example: Record<string, unknown>, ids: Record<string, string>) =>
  Object.fromEntries(Object.entries(example).map(([field, value]) => [field, ids[field] ?? value]));

const toErrorView = (code: ErrorCode): ErrorView => ({
  status: ERROR_STATUS[code],
  code,
  when: ERROR_WORDS[code].when,
});

const byStatus = (one: ErrorView, other: ErrorView) => one.status - other.status;
