import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { lockApiKeyOrThrow } from "./lock-api-key";
import type { revokeApiKeyInput } from "./schema";

/**
 * Ends a key for good: from the commit on no call that uses it does anything. One that was revoked before stays as it is.
 * @throws EdgeError invalid_request when there is no such key
 */
export async function revokeApiKey(
  ctx: Context,
  { keyId }: z.output<typeof revokeApiKeyInput>,
): Promise<{ name: string }> {
  return inOrg(ctx.orgId, async (tx) => {
    const { name, revokedAt } = await lockApiKeyOrThrow(tx, ctx.orgId, keyId);
    if (revokedAt) return { name };
    const now = new Date();
    await tx.apiKey.update({
      where: { orgId_id: { orgId: ctx.orgId, id: keyId } },
      data: { revokedAt: now },
    });
    await recordAudit(tx, ctx, {
      action: "api_key.revoked",
      subjectId: keyId,
      details: { before: { revoked_at: null }, after: { revoked_at: now.toISOString() }, name },
    });
    return { name };
  });
}
