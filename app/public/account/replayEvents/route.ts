import { edgeAction } from "@/lib/http/edge-action";
import { replayEventsInput } from "@/lib/webhooks/event-schema";
import { replayEventsReference } from "@/lib/webhooks/events.reference";
import { presentReplayed } from "@/lib/webhooks/present";
import { replayEvents } from "@/lib/webhooks/replay-events";

/** Sends all events since a time to an endpoint again. */
export const POST = edgeAction({
  name: "replayEvents",
  area: "account",
  reference: replayEventsReference,
  schema: replayEventsInput,
  writes: true,
  run: replayEvents,
  present: presentReplayed,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
