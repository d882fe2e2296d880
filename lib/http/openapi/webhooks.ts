import { API_VERSION, EVENTS, type EventType, envelope } from "@/lib/outbox/events";
import { EVENT_EXAMPLES } from "./event-examples";
import { type JsonSchema, toOutputSchema } from "./json-schema";

const TYPES = Object.keys(EVENTS) as EventType[];

export const eventSchemaName = (type: EventType) =>
  `${type
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}Event`;

/** The whole event of each type, envelope included. */
export function toEventSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    TYPES.map((type) => {
      const schema = toOutputSchema(envelope.extend({ data: EVENTS[type] }));
      const properties = { ...(schema.properties as object), event_type: { const: type } };
      return [eventSchemaName(type), { ...schema, description: EVENTS[type].description, properties }];
    }),
  );
}

/** Every event, as an integrator gets it. */
export function toWebhooks() {
  return Object.fromEntries(
    TYPES.map((type) => [
      type,
      {
        post: {
          operationId: `on_${type.replaceAll(".", "_")}`,
          summary: type,
          description: EVENTS[type].description,
          security: [],
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: { $ref: `#/components/schemas/${eventSchemaName(type)}` },
                examples: { event: { value: toEventExample(type) } },
              },
            },
          },
          responses: { "2XX": { description: "Taken." } },
        },
      },
    ]),
  );
}

/** A whole event of the type. */
export function toEventExample(type: EventType) {
  return {
    event_id: "evt_3kW9sT1bQ8mZ4xVd0LpR2A",
    event_type: type,
    api_version: API_VERSION,
    created_at: "2026-03-30T09:30:00.000Z",
    org_id: "org_x7Jk2",
    data: EVENT_EXAMPLES[type],
  };
}
