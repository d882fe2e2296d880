import { z } from "zod";
import { listSchema, wireDay } from "@/lib/lists/schema";
import { EVENTS, type EventType } from "@/lib/outbox/events";
import { ATTEMPT_OUTCOMES, DELIVERY_STATES } from "./view";

/** Types of events that an endpoint may be told of; a test's own is none that anybody subscribes to. */
export const EVENT_TYPES = [...(Object.keys(EVENTS) as EventType[]), "webhook.test"] as const;

/** What the page of deliveries takes from its address. */
export const deliveryFilters = listSchema({
  endpoint: z.string().max(100),
  status: z.enum(DELIVERY_STATES),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  type: z.enum(EVENT_TYPES),
  customer: z.string().max(100),
  from: wireDay,
  to: wireDay,
});

export type DeliveryFilters = z.infer<typeof deliveryFilters>;

/** What the page of events takes from its address. */
export const eventFilters = listSchema({
  type: z.enum(EVENT_TYPES),
  customer: z.string().max(100),
  from: wireDay,
  to: wireDay,
});

export type EventFilters = z.infer<typeof eventFilters>;
