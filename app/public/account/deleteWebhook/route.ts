import { edgeAction } from "@/lib/http/edge-action";
import { deleteEndpoint } from "@/lib/webhooks/delete-endpoint";
import { deleteWebhookReference } from "@/lib/webhooks/endpoints.reference";
import { presentEndpoint } from "@/lib/webhooks/present";
import { webhookInput } from "@/lib/webhooks/schema";

/** Takes a webhook endpoint away. */
export const POST = edgeAction({
  name: "deleteWebhook",
  area: "account",
  reference: deleteWebhookReference,
  schema: webhookInput,
  writes: true,
  run: deleteEndpoint,
  present: presentEndpoint,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
