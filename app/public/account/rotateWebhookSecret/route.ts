import { edgeAction } from "@/lib/http/edge-action";
import { rotateWebhookSecretReference } from "@/lib/webhooks/endpoints.reference";
import { presentSecret } from "@/lib/webhooks/present";
import { rotateSecret } from "@/lib/webhooks/rotate-secret";
import { rotateSecretInput } from "@/lib/webhooks/schema";

/** Gives a webhook endpoint another secret. */
export const POST = edgeAction({
  name: "rotateWebhookSecret",
  area: "account",
  reference: rotateWebhookSecretReference,
  schema: rotateSecretInput,
  writes: true,
  sealsAnswer: true,
  run: rotateSecret,
  present: presentSecret,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
