import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { sealSecrets } from "@/lib/outbox/endpoint-secrets";
import { newSigningSecret } from "@/lib/outbox/sign";
import type { WithSecret } from "./create-endpoint";
import { lockEndpoint, toEndpoint } from "./queries";
import { requireSecrets } from "./require-secrets";
import type { RotateSecretInput } from "./schema";

const HOUR_MS = 3_600_000;

/**
 * Gives the endpoint another secret. For `wh_grace_hours` events bear both signatures, so that the receiver can change over at
 * any moment; of a rotation within a rotation only the last two secrets remain.
 * @throws EdgeError unknown_webhook; service_unavailable when no key opens the present one
 */
export function rotateSecret(
  ctx: Context,
  { wh_id: id, wh_grace_hours: hours }: RotateSecretInput,
): Promise<WithSecret> {
  const { orgId } = ctx;
  const secret = newSigningSecret();
  const until = new Date(Date.now() + hours * HOUR_MS);
  return inOrg(orgId, async (tx) => {
    const before = await lockEndpoint(tx, orgId, id);
    const { signing, auth } = requireSecrets(before);
    const former = signing.slice(0, 1).map((one) => ({ ...one, until: until.toISOString() }));
    const { bytes, keyId } = sealSecrets(orgId, id, {
      signing: [{ secret, until: null }, ...(hours > 0 ? former : [])],
      auth,
    });
    const endpoint = await tx.webhookEndpoint.update({
      where: { orgId_id: { orgId, id } },
      data: { secrets: new Uint8Array(bytes), keyId, rotatesUntil: hours > 0 ? until : null },
    });
    await recordAudit(tx, ctx, {
      action: "webhook.secret_rotated",
      subjectId: id,
      details: {
        name: before.name,
        before: { rotates_until: before.rotatesUntil?.toISOString() ?? null },
        after: { rotates_until: endpoint.rotatesUntil?.toISOString() ?? null },
      },
    });
    return { endpoint: toEndpoint(endpoint), secret };
  });
}
