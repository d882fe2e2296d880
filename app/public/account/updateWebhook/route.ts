import { edgeAction } from "@/lib/http/edge-action";
import { updateWebhookReference } from "@/lib/webhooks/endpoints.reference";
import { presentEndpoint } from "@/lib/webhooks/present";
import { updateWebhookInput } from "@/lib/webhooks/schema";
import { updateEndpoint } from "@/lib/webhooks/update-endpoint";

/** Changes, pauses or enables a webhook endpoint. */
export const POST = edgeAction({
  name: "updateWebhook",
  area: "account",
  reference: updateWebhookReference,
  schema: updateWebhookInput,
  writes: true,
  run: updateEndpoint,
  present: presentEndpoint,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
