import { API_VERSION } from "@/lib/outbox/events";
import type { ActionTable } from "../action-request";
import { components } from "./components";
import { toActionSchemas, toCommonResponses, toOperation } from "./operation";
import { toEventSchemas, toWebhooks } from "./webhooks";

/**
 * The API as OpenAPI 3.1, made of what the actions themselves check and answer.
 * @param origin where the API is reached, without a trailing slash
 */
export function toOpenApi(actions: ActionTable, origin: string) {
  const facts = [...actions.values()].map(({ action }) => action);
  return {
    openapi: "3.1.0",
    info: { title: "Edge", version: API_VERSION, description: DESCRIPTION },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: origin }],
    externalDocs: { url: `${origin}/docs` },
    paths: {
      ...Object.fromEntries(
        facts.map((action) => [`/public/${action.area}/${action.name}`, { post: toOperation(action) }]),
      ),
      ...Object.fromEntries(
        facts.map((action) => [
          `/apis/public/${action.area}/${action.name}.php`,
          { post: toOperation(action, true) },
        ]),
      ),
    },
    webhooks: toWebhooks(),
    components: {
      ...components,
      responses: toCommonResponses(),
      schemas: {
        ...Object.assign({}, ...facts.map(toActionSchemas)),
        ...toEventSchemas(),
        ...components.schemas,
      },
    },
  };
}

const DESCRIPTION = `Hosted billing onboarding and trigger billing.

Every action is a POST with a JSON object to \`/public/edge/{action}\`, or to \`/public/account/{action}\` for webhooks and events;
\`/apis/public/edge/{action}.php\` is the same action under its older path. Amounts are decimal numbers in currency units. An id of another organization is unknown, never
forbidden. A field that Edge does not know is ignored and named in \`warnings\`.

A client can go by the HTTP status alone: repeat 429 and 503 after \`Retry-After\`, 500 after a while, and 409
\`request_in_progress\`; correct the request for any other 4xx.`;
