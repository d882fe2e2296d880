import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { BrandDraft } from "./schema";

/** Makes a brand, with a number that no other brand of the deployment has. */
export async function createBrand(ctx: Context, draft: BrandDraft): Promise<{ id: string; number: number }> {
  return inOrg(ctx.orgId, async (tx) => {
    const { id, number } = await tx.brand.create({
      data: { ...draft, orgId: ctx.orgId, id: newId("brand") },
    });
    await recordAudit(tx, ctx, {
      action: "brand.created",
      subjectId: id,
      details: { before: null, after: { number, ...draft } },
    });
    return { id, number };
  });
}
