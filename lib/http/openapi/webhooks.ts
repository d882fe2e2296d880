import { API_VERSION, EVENTS, type EventType, envelope } from "@/lib/outbox/events";
import { EVENT_EXAMPLES } from "./event-examples";
import { type JsonSchema, toOutputSchema } from "./json-schema";
import { TEST_EVENT } from "./test-event";

/** Whatever an endpoint can be sent. */
export type SentType = EventType | typeof TEST_EVENT.type;

const DATA = { ...EVENTS, [TEST_EVENT.type]: TEST_EVENT.data };
const EXAMPLES = { ...EVENT_EXAMPLES, [TEST_EVENT.type]: TEST_EVENT.example };

/** In the order of the reference. */
export const SENT_TYPES = Object.keys(DATA) as SentType[];

export const eventSchemaName = (type: SentType) =>
  `${type
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}Event`;

/** The whole event of each type, envelope included. */
export function toEventSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    SENT_TYPES.map((type) => {
      const schema = toOutputSchema(envelope.extend({ data: DATA[type] }));
      const properties = { ...(schema.properties as object), event_type: { const: type } };
      return [eventSchemaName(type), { ...schema, description: DATA[type].description, properties }];
    }),
  );
}

/** Every event, as an integrator gets it. */
export function toWebhooks() {
  return Object.fromEntries(
    SENT_TYPES.map((type) => [
      type,
      {
        post: {
          operationId: `on_${type.replaceAll(".", "_")}`,
          summary: type,
          description: DATA[type].description,
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
export function toEventExample(type: SentType) {
  return {
    event_id: "evt_3kW9sT1bQ8mZ4xVd0LpR2A",
    event_type: type,
    api_version: API_VERSION,
    created_at: "2026-03-30T09:30:00.000Z",
    org_id: "org_x7Jk2",
    data: EXAMPLES[type],
  };
}
