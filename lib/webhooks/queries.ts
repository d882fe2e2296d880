import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { openSecretsOrNull } from "@/lib/outbox/endpoint-secrets";
import { shownAuth } from "./auth-faults";

/** An endpoint with what of its secrets anybody may see. */
export type Endpoint = Omit<WebhookEndpoint, "secrets" | "keyId"> & { authData: Record<string, string> };

/** @throws EdgeError unknown_webhook, for another organization's and a deleted one too */
export async function getEndpointOrThrow(tx: Tx, orgId: string, id: string): Promise<WebhookEndpoint> {
  const endpoint = await tx.webhookEndpoint.findUnique({
    where: { orgId_id: { orgId, id }, deletedAt: null },
  });
  if (endpoint) return endpoint;
  throw new EdgeError("unknown_webhook", "wh_id names no webhook endpoint of this organization.", {
    field: "wh_id",
  });
}

/** The same, with its row locked until the transaction ends: its sealed secrets are read and written as one. */
export async function lockEndpoint(tx: Tx, orgId: string, id: string): Promise<WebhookEndpoint> {
  await tx.$queryRaw`select from webhook_endpoint where org_id = ${orgId} and id = ${id} for no key update`;
  return getEndpointOrThrow(tx, orgId, id);
}

/** One whose secrets no key opens is shown, paused and deleted like any other. */
export function toEndpoint({ secrets, keyId, ...endpoint }: WebhookEndpoint): Endpoint {
  const opened = openSecretsOrNull({ ...endpoint, secrets, keyId });
  return { ...endpoint, authData: opened ? shownAuth(opened.auth) : {} };
}
