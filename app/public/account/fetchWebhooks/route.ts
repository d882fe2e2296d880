import { edgeAction } from "@/lib/http/edge-action";
import { fetchWebhooksReference } from "@/lib/webhooks/endpoints.reference";
import { listEndpoints } from "@/lib/webhooks/list-endpoints";
import { presentEndpoints } from "@/lib/webhooks/present";
import { fetchWebhooksInput } from "@/lib/webhooks/schema";

/** The organization's webhook endpoints. */
export const POST = edgeAction({
  name: "fetchWebhooks",
  area: "account",
  reference: fetchWebhooksReference,
  schema: fetchWebhooksInput,
  writes: false,
  run: listEndpoints,
  present: presentEndpoints,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
