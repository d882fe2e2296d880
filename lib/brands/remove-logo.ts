import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { lockBrandOrThrow } from "./lock-brand";
import type { ChangedLogo } from "./upload-logo";

/** From now on the brand's name stands in the logo's place. @throws EdgeError unknown_brand */
export async function removeLogo(ctx: Context, { brandId }: { brandId: string }): Promise<ChangedLogo> {
  return inOrg(ctx.orgId, async (tx) => {
    const brand = await lockBrandOrThrow(tx, ctx.orgId, brandId);
    if (brand.logoUrl !== null) {
      await tx.brand.update({
        where: { orgId_id: { orgId: ctx.orgId, id: brand.id } },
        data: { logoUrl: null },
      });
      await recordAudit(tx, ctx, {
        action: "brand.logo_changed",
        subjectId: brand.id,
        details: { before: { logoUrl: brand.logoUrl }, after: { logoUrl: null } },
      });
    }
    return { logoUrl: null, changed: false };
  });
}
