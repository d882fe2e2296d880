import { EVENTS, type EventType } from "@/lib/outbox/events";
import type { EventView } from "@/lib/reference/view";

/** Every type of event with when it is told, in the order of the reference. */
export function listEvents(): Pick<EventView, "type" | "description">[] {
  return (Object.keys(EVENTS) as EventType[]).map((type) => ({
    type,
    description: EVENTS[type].description ?? null,
  }));
}
