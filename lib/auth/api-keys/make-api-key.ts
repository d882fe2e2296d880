import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { createApiKey } from "./create-api-key";
import type { MakeApiKeyInput } from "./schema";

type MadeKey = {
  id: string;
  name: string;
  /** Shown now and never again: nothing that is kept brings it back. */
  secret: string;
  /** For a first call: the organization's first brand. */
  brandNumber: number | null;
};

/** Makes a key of the organization's. */
export async function makeApiKey(
  ctx: Context,
  { name, mode, lastDay: expiresAt, ratePerSecond }: MakeApiKeyInput,
): Promise<MadeKey> {
  return inOrg(ctx.orgId, async (tx) => {
    const { id, prefix, secret } = await createApiKey(tx, {
      orgId: ctx.orgId,
      name,
      mode,
      ...(expiresAt ? { expiresAt } : {}),
      ...(ratePerSecond ? { ratePerSecond, burst: ratePerSecond * 2 } : {}),
    });
    await recordAudit(tx, ctx, {
      action: "api_key.created",
      subjectId: id,
      details: {
        before: null,
        after: { name, mode, prefix, expires_at: expiresAt?.toISOString() ?? null, ...rate(ratePerSecond) },
      },
    });
    const brand = await tx.brand.findFirst({ where: { orgId: ctx.orgId }, orderBy: { number: "asc" } });
    return { id, name, secret, brandNumber: brand?.number ?? null };
  });
}

function rate(perSecond: number | undefined) {
  return perSecond ? { rate_per_second: perSecond } : {};
}
