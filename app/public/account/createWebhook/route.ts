import { edgeAction } from "@/lib/http/edge-action";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { createWebhookReference } from "@/lib/webhooks/endpoints.reference";
import { presentSecret } from "@/lib/webhooks/present";
import { createWebhookInput } from "@/lib/webhooks/schema";

/** Registers a webhook endpoint. */
export const POST = edgeAction({
  name: "createWebhook",
  area: "account",
  reference: createWebhookReference,
  schema: createWebhookInput,
  writes: true,
  sealsAnswer: true,
  run: createEndpoint,
  present: presentSecret,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
