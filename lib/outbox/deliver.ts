import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { authorizationHeaders } from "./authorize";
import type { Claimed } from "./claim";
import { openSecretsOrNull, validSecrets } from "./endpoint-secrets";
import { type Finished, finishDelivery } from "./finish";
import { postEvent } from "./post-event";
import { type Posted, UNSEALED } from "./posted";
import { signatureHeaders } from "./sign";

/**
 * Sends one claimed delivery: signs the stored bytes for this moment, posts them, and writes down what came of it. Nothing else
 * in Edge sends events.
 * @param signal aborted when the process stops: the attempt is broken off and made again by whoever comes next
 */
export async function deliver(claimed: Claimed, signal?: AbortSignal): Promise<Posted & Finished> {
  const posted = await post(claimed, signal);
  return { ...posted, ...(await finishDelivery(claimed, posted)) };
}

async function post(claimed: Claimed, signal?: AbortSignal): Promise<Posted> {
  const { orgId, endpointId, eventId, payload, url, timeoutSeconds } = claimed;
  const at = new Date();
  const secrets = openSecretsOrNull({ ...claimed, id: endpointId, orgId });
  if (!secrets) {
    log().error(
      { orgId, endpointId, keyId: claimed.keyId },
      "No key opens an endpoint's secrets: is it missing from EDGE_SECRET_KEY_PREVIOUS?",
    );
    return UNSEALED;
  }
  return postEvent({
    url,
    headers: {
      ...authorizationHeaders(secrets.auth),
      ...signatureHeaders({ eventId, at, payload, secrets: validSecrets(secrets, at) }),
    },
    body: Buffer.from(payload),
    timeoutMs: timeoutSeconds * 1000,
    allowLoopback: env().EDGE_SANDBOX,
    ...(signal ? { signal } : {}),
  });
}
