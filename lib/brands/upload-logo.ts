import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { lockBrandOrThrow } from "./lock-brand";
import { logoPath } from "./logo-address";
import { makeLogo } from "./make-logo";

export type ChangedLogo = {
  logoUrl: string | null;
  /** Parts of a drawing were taken out, because they could run or load something. */
  changed: boolean;
};

/**
 * Makes a brand's logo of an uploaded picture, shown at once. The one before is kept: mails that were sent show it.
 * @throws EdgeError unknown_brand; invalid_request for a file that cannot become one
 */
export async function uploadLogo(
  ctx: Context,
  { brandId, file }: { brandId: string; file: Uint8Array },
): Promise<ChangedLogo> {
  const { type, bytes, hash, changed } = await makeLogo(file);
  return inOrg(ctx.orgId, async (tx) => {
    const brand = await lockBrandOrThrow(tx, ctx.orgId, brandId);
    const logoUrl = logoPath(brand.number, hash, type);
    await tx.brandLogo.createMany({
      data: { orgId: ctx.orgId, brandId: brand.id, hash, mediaType: type, bytes },
      skipDuplicates: true,
    });
    if (brand.logoUrl !== logoUrl) {
      await tx.brand.update({ where: { orgId_id: { orgId: ctx.orgId, id: brand.id } }, data: { logoUrl } });
      await recordAudit(tx, ctx, {
        action: "brand.logo_changed",
        subjectId: brand.id,
        details: { before: { logoUrl: brand.logoUrl }, after: { logoUrl } },
      });
    }
    return { logoUrl, changed };
  });
}
