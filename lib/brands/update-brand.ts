import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { changesBetween, toDraft, versionOf } from "./draft";
import { lockBrandOrThrow } from "./lock-brand";
import type { updateBrandInput } from "./schema";

/**
 * Writes a brand's form back. Answers the version that the form now stands on.
 * @throws EdgeError unknown_brand; invalid_request when somebody else has changed the brand since `began`
 */
export async function updateBrand(
  ctx: Context,
  { brandId, began, ...draft }: z.output<typeof updateBrandInput>,
): Promise<{ version: string }> {
  return inOrg(ctx.orgId, async (tx) => {
    const brand = await lockBrandOrThrow(tx, ctx.orgId, brandId);
    if (versionOf(brand) !== began) {
      throw new EdgeError(
        "invalid_request",
        "Somebody else changed this brand after you opened it. Nothing was saved: reload the page to see their change, then make yours again.",
      );
    }
    const changes = changesBetween(toDraft(brand), draft);
    if (!changes) return { version: began };
    const changed = await tx.brand.update({
      where: { orgId_id: { orgId: ctx.orgId, id: brand.id } },
      data: draft,
    });
    await recordAudit(tx, ctx, { action: "brand.updated", subjectId: brand.id, details: changes });
    return { version: versionOf(changed) };
  });
}
