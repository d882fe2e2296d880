import { edgeAction } from "@/lib/http/edge-action";
import { testWebhookReference } from "@/lib/webhooks/endpoints.reference";
import { presentTested } from "@/lib/webhooks/present";
import { webhookInput } from "@/lib/webhooks/schema";
import { testEndpoint } from "@/lib/webhooks/test-endpoint";

/** Sends a test event to a webhook endpoint. */
export const POST = edgeAction({
  name: "testWebhook",
  area: "account",
  reference: testWebhookReference,
  schema: webhookInput,
  writes: true,
  run: testEndpoint,
  present: presentTested,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
