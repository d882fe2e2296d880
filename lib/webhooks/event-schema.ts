import { z } from "zod";
import { EVENTS, type EventType, envelope } from "@/lib/outbox/events";
import { wireId } from "@/lib/wire";

const EVENT_TYPES = Object.keys(EVENTS) as [EventType, ...EventType[]];

const TIME = "must be a time as ISO 8601 writes it, with Z or an offset, like 2026-03-30T09:30:00Z";

const wireTime = z.iso
  .datetime({ offset: true, error: ({ code }) => (code === "invalid_format" ? TIME : undefined) })
  // No other year is written with four digits, once its offset is taken off, and read back by the database.
  .refine((text) => {
    const year = new Date(text).getUTCFullYear();
    return year >= 1 && year <= 9999;
  }, TIME)
  .transform((text) => new Date(text));

export const listEventsInput = z
  .object({
    after: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe("Only what follows: `next_cursor` of an earlier answer, or an `event_id`."),
    event_type: z.enum(EVENT_TYPES).optional(),
    billing_customer_id: wireId.optional(),
    created_from: wireTime.optional().describe("ISO 8601, this moment included."),
    created_to: wireTime.optional().describe("ISO 8601, this moment excluded."),
    limit: z.number().int().min(1).max(500).default(100),
  })
  .refine(({ created_from: from, created_to: to }) => !from || !to || from <= to, {
    path: ["created_to"],
    error: "must not be before created_from",
  });

export const getEventInput = z.object({ event_id: wireId });

export const resendEventInput = z.object({ event_id: wireId, wh_id: wireId });

export const replayEventsInput = z.object({
  wh_id: wireId,
  since: wireTime.describe("ISO 8601, this moment included; at most 90 days ago."),
  until: wireTime.optional().describe("ISO 8601, this moment excluded. Now unless given."),
});

export type ListEventsInput = z.output<typeof listEventsInput>;
export type GetEventInput = z.output<typeof getEventInput>;
export type ResendEventInput = z.output<typeof resendEventInput>;
export type ReplayEventsInput = z.output<typeof replayEventsInput>;

export const wholeEvent = envelope.extend({ data: z.record(z.string(), z.unknown()) });
export type WholeEvent = z.output<typeof wholeEvent>;

const time = z.iso.datetime();

/** A delivery of an event with all its attempts. */
export const deliveryRow = z.object({
  whd_id: z.string(),
  wh_id: z.string(),
  whd_kind: z.enum(["event", "resend", "replay", "test"]),
  whd_status: z.enum(["pending", "delivered", "failed"]),
  whd_next_attempt: time
    .nullable()
    .describe("Null when it has ended, or waits for an earlier event of the same customer."),
  attempts: z.array(
    z.object({
      number: z.number().int(),
      at: time,
      outcome: z.enum([
        "delivered",
        "http_error",
        "redirected",
        "timed_out",
        "unreachable",
        "tls_error",
        "address_refused",
        "interrupted",
      ]),
      status: z.number().int().nullable(),
      latency_ms: z.number().int().nullable(),
      answer: z.string().nullable().describe("The first 2 KiB."),
      error: z.string().nullable(),
    }),
  ),
});
