import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { sealSecrets } from "@/lib/outbox/endpoint-secrets";
import { toAuth } from "./auth-faults";
import { type Endpoint, lockEndpoint, toEndpoint } from "./queries";
import { requireSecrets } from "./require-secrets";
import { requireUrl } from "./require-url";
import type { UpdateWebhookInput } from "./schema";
import { toChange } from "./to-facts";

/**
 * Changes what is given. Paused, an endpoint keeps its queue; active again, it gets everything that waited, in order, each with
 * the whole schedule before it.
 * @throws EdgeError unknown_webhook; invalid_request: the address; service_unavailable for another authentication, when no key
 * opens the secrets beside it
 */
export async function updateEndpoint(ctx: Context, input: UpdateWebhookInput): Promise<Endpoint> {
  const { orgId } = ctx;
  const { wh_id: id, wh_status: status } = input;
  const url = input.wh_endpoint === undefined ? undefined : requireUrl(input.wh_endpoint);
  return inOrg(orgId, async (tx) => {
    // Before the row: who writes down an attempt holds this one and then wants that one.
    if (status === "active") await tx.$queryRaw`select lock_all_events(${orgId})::text`;
    const before = await lockEndpoint(tx, orgId, id);
    const starts = status === "active" && before.status !== "active";
    const stops = status === "paused" && before.status !== "paused";
    const after = await tx.webhookEndpoint.update({
      where: { orgId_id: { orgId, id } },
      data: {
        name: input.wh_name,
        url,
        eventTypes: input.wh_events,
        timeoutSeconds: input.wh_timeout,
        retryCount: input.wh_retry_count,
        retryDelaySeconds: input.wh_retry_delay,
        ...(input.wh_auth_type ? sealed(orgId, before, input) : {}),
        ...(starts || stops ? { status, statusReason: null, statusChangedAt: new Date() } : {}),
        ...(starts ? { failureCount: 0, failingSince: null } : {}),
      },
    });
    const change = toChange(before, after);
    if (Object.keys(change.after).length > 0 || input.wh_auth_type)
      await recordAudit(tx, ctx, {
        action: "webhook.updated",
        subjectId: id,
        details: { name: after.name, ...change },
      });
    if (starts) await tx.$queryRaw`select start_endpoint(${orgId}, ${id})::text`;
    return toEndpoint(after);
  });
}

type Row = Parameters<typeof toEndpoint>[0];

function sealed(orgId: string, before: Row, input: UpdateWebhookInput) {
  const { signing } = requireSecrets(before);
  const { bytes, keyId } = sealSecrets(orgId, before.id, { signing, auth: toAuth(input) });
  return { authType: input.wh_auth_type, secrets: new Uint8Array(bytes), keyId };
}
