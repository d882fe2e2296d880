import { edgeAction } from "@/lib/http/edge-action";
import { getEventInput } from "@/lib/webhooks/event-schema";
import { getEventReference } from "@/lib/webhooks/events.reference";
import { getEvent } from "@/lib/webhooks/get-event";
import { presentEvent } from "@/lib/webhooks/present";

/** One event and what became of it. */
export const POST = edgeAction({
  name: "getEvent",
  area: "account",
  reference: getEventReference,
  schema: getEventInput,
  writes: false,
  run: getEvent,
  present: presentEvent,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
