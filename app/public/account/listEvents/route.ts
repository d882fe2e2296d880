import { edgeAction } from "@/lib/http/edge-action";
import { listEventsInput } from "@/lib/webhooks/event-schema";
import { listEventsReference } from "@/lib/webhooks/events.reference";
import { listEvents } from "@/lib/webhooks/list-events";
import { presentEvents } from "@/lib/webhooks/present";

/** The organization's events in their order. */
export const POST = edgeAction({
  name: "listEvents",
  area: "account",
  reference: listEventsReference,
  schema: listEventsInput,
  writes: false,
  run: listEvents,
  present: presentEvents,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
