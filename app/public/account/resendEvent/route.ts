import { edgeAction } from "@/lib/http/edge-action";
import { resendEventInput } from "@/lib/webhooks/event-schema";
import { resendEventReference } from "@/lib/webhooks/events.reference";
import { presentResent } from "@/lib/webhooks/present";
import { resendEvent } from "@/lib/webhooks/resend-event";

/** Sends an event to an endpoint again. */
export const POST = edgeAction({
  name: "resendEvent",
  area: "account",
  reference: resendEventReference,
  schema: resendEventInput,
  writes: true,
  run: resendEvent,
  present: presentResent,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
