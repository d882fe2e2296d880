import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { deliveryRow, wholeEvent } from "./event-schema";

const event = {
  event_id: "evt_3kW9sT1bQ8mZ4xVd0LpR2A",
  event_type: "setup.expired",
  api_version: "2026-03-30",
  created_at: "2026-03-30T09:30:00.000Z",
  org_id: "org_x7Jk2",
  data: { billing_customer_id: "bc_4mVt8", contact_id: "contact-1001" },
};

export const listEventsReference: ActionReference = {
  summary: "List events",
  description: [
    "In the order in which they happened, so that whoever polls needs no webhook: go on from `next_cursor`, at once while `has_more`,",
    "else after a while. No event is ever added before it.",
  ].join("\n"),
  answer: z.object({
    data: z.array(wholeEvent),
    next_cursor: z.string().describe("For `after`, now or later."),
    has_more: z.boolean(),
  }),
  errors: ["unknown_customer"],
  example: {
    request: { event_type: "setup.expired", limit: 100 },
    answer: { data: [event], next_cursor: "ZXZlbnRzIDQ4MQ", has_more: false },
  },
};

export const getEventReference: ActionReference = {
  summary: "Get an event",
  description: "With every delivery of it and every attempt, for 90 days.",
  answer: z.object({ data: wholeEvent, deliveries: z.array(deliveryRow) }),
  errors: ["unknown_event"],
  example: {
    request: { event_id: event.event_id },
    answer: {
      data: event,
      deliveries: [
        {
          whd_id: "whd_1nKc7",
          wh_id: "wh_6bQx2",
          whd_kind: "event",
          whd_status: "delivered",
          whd_next_attempt: null,
          attempts: [
            {
              number: 1,
              at: "2026-03-30T09:30:00.021Z",
              outcome: "delivered",
              status: 204,
              latency_ms: 38,
              answer: "",
              error: null,
            },
          ],
        },
      ],
    },
  },
};

export const resendEventReference: ActionReference = {
  summary: "Send an event again",
  description:
    "To one endpoint, at once and out of order, whatever it is subscribed to. Its `event_id` is the same, so a receiver knows it.",
  answer: z.object({ data: z.object({ whd_id: z.string() }) }),
  errors: ["unknown_event", "unknown_webhook"],
  example: {
    request: { event_id: event.event_id, wh_id: "wh_6bQx2" },
    answer: { data: { whd_id: "whd_8vTz4" } },
  },
};

export const replayEventsReference: ActionReference = {
  summary: "Send all events since a time again",
  description: [
    "Everything that the endpoint is subscribed to, in each customer's order; what still waits for it is not doubled. After a mistake",
    "of the receiver's own.",
  ].join("\n"),
  answer: z.object({ data: z.object({ queued: z.number().int().describe("Events on their way.") }) }),
  errors: ["unknown_webhook"],
  example: {
    request: { wh_id: "wh_6bQx2", since: "2026-11-22T00:00:00Z" },
    answer: { data: { queued: 48 } },
  },
};
