import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { lockApiKeyOrThrow } from "./lock-api-key";
import type { renameApiKeyInput } from "./schema";

/** Gives a key another name; what it may do stays. @throws EdgeError invalid_request when there is no such key */
export async function renameApiKey(
  ctx: Context,
  { keyId, name }: z.output<typeof renameApiKeyInput>,
): Promise<{ name: string }> {
  return inOrg(ctx.orgId, async (tx) => {
    const key = await lockApiKeyOrThrow(tx, ctx.orgId, keyId);
    if (key.name === name) return { name };
    await tx.apiKey.update({ where: { orgId_id: { orgId: ctx.orgId, id: keyId } }, data: { name } });
    await recordAudit(tx, ctx, {
      action: "api_key.renamed",
      subjectId: keyId,
      details: { before: { name: key.name }, after: { name } },
    });
    return { name };
  });
}
