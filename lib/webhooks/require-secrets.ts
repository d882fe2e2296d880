import { EdgeError } from "@/lib/errors";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { type EndpointSecrets, openSecretsOrNull } from "@/lib/outbox/endpoint-secrets";

/**
 * What an endpoint keeps sealed, for who writes it anew.
 * @throws EdgeError service_unavailable when no key of this deployment opens it
 */
export function requireSecrets(endpoint: WebhookEndpoint): EndpointSecrets {
  const secrets = openSecretsOrNull(endpoint);
  if (secrets) return secrets;
  throw new EdgeError(
    "service_unavailable",
    "Edge has no key that opens this endpoint's secrets, so they cannot be changed. Whoever runs this deployment must add the former EDGE_SECRET_KEY to EDGE_SECRET_KEY_PREVIOUS.",
    { field: "wh_id" },
  );
}
