import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { sealSecrets } from "@/lib/outbox/endpoint-secrets";
import { newSigningSecret } from "@/lib/outbox/sign";
import { toAuth } from "./auth-faults";
import { type Endpoint, toEndpoint } from "./queries";
import { requireUrl } from "./require-url";
import type { CreateWebhookInput } from "./schema";
import { toFacts } from "./to-facts";

const MOST = 20;

export type WithSecret = { endpoint: Endpoint /** Shown now and never again. */; secret: string };

/**
 * Registers where events go from now on.
 * @throws EdgeError invalid_request: the address, or there are twenty already
 */
export async function createEndpoint(ctx: Context, input: CreateWebhookInput): Promise<WithSecret> {
  const { orgId } = ctx;
  const id = newId("wh");
  const url = requireUrl(input.wh_endpoint);
  const secret = newSigningSecret();
  const { bytes, keyId } = sealSecrets(orgId, id, {
    signing: [{ secret, until: null }],
    auth: toAuth(input),
  });
  return inOrg(orgId, async (tx) => {
    // Two at once count each other.
    await tx.$queryRaw`select from organization where id = ${orgId} for no key update`;
    if ((await tx.webhookEndpoint.count({ where: { orgId, deletedAt: null } })) >= MOST)
      throw new EdgeError(
        "invalid_request",
        `An organization has at most ${MOST} webhook endpoints: delete one first.`,
      );
    const created = await tx.webhookEndpoint.create({
      data: {
        orgId,
        id,
        name: input.wh_name,
        url,
        eventTypes: input.wh_events,
        secrets: new Uint8Array(bytes),
        keyId,
        authType: input.wh_auth_type,
        timeoutSeconds: input.wh_timeout,
        retryCount: input.wh_retry_count,
        retryDelaySeconds: input.wh_retry_delay,
      },
    });
    await recordAudit(tx, ctx, {
      action: "webhook.created",
      subjectId: id,
      details: { name: created.name, before: {}, after: toFacts(created) },
    });
    return { endpoint: toEndpoint(created), secret };
  });
}
