import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { readTerms, type UpdateItemInput } from "./edit-schema";
import { lockItemOrThrow } from "./lock-item";
import { requireTerms } from "./require-terms";
import { differences, toItemTerms } from "./terms";
import { termsMarker } from "./terms-marker";

/**
 * Changes an item's terms, for every fire from now on; charges that were made keep theirs. `marker` says on which version
 * the change was made: where somebody else's came first, nothing is written. Answers which fields changed.
 * @throws EdgeError unknown_item, unknown_brand; invalid_request with the field at fault, or when the version is old
 */
export function updateItem(ctx: Context, input: UpdateItemInput): Promise<{ id: string; changed: string[] }> {
  const { orgId } = ctx;
  const { itemId: id } = input;
  const terms = readTerms(input);
  return inOrg(orgId, async (tx) => {
    const before = toItemTerms(await lockItemOrThrow(tx, orgId, id));
    if (termsMarker(before) !== input.marker)
      throw new EdgeError(
        "invalid_request",
        "Somebody else changed this item after you opened it, so nothing was saved. Reload the page, and make your change to what it says now.",
      );
    const everEnrolled = (await tx.enrollment.findFirst({ where: { orgId, itemId: id } })) !== null;
    await requireTerms(tx, orgId, terms, { before, everEnrolled });
    const details = differences(before, terms);
    const changed = Object.keys(details.after);
    if (changed.length === 0) return { id, changed };
    await tx.billableItem.update({ where: { orgId_id: { orgId, id } }, data: terms });
    await recordAudit(tx, ctx, { action: "item.updated", subjectId: id, details });
    return { id, changed };
  });
}
