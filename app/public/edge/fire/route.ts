import { fireTrigger } from "@/lib/charges/fire-trigger";
import { fireReference } from "@/lib/charges/fire-trigger.reference";
import { presentFire, statusOfFire } from "@/lib/charges/present";
import { fireInput } from "@/lib/charges/schema";
import { edgeAction } from "@/lib/http/edge-action";

/** Charges a billing customer for what happened at the integrator's, exactly once. */
export const POST = edgeAction({
  name: "fire",
  reference: fireReference,
  schema: fireInput,
  writes: true,
  provesKey: true,
  run: fireTrigger,
  present: presentFire,
  statusOf: statusOfFire,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
