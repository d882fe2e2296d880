import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type CreateItemInput, readTerms } from "./edit-schema";
import { requireTerms } from "./require-terms";

/**
 * Makes a billable item. Amounts come as text in currency units.
 * @throws EdgeError invalid_request with the field at fault; unknown_brand
 */
export function createItem(ctx: Context, input: CreateItemInput): Promise<{ id: string }> {
  const { orgId } = ctx;
  const terms = readTerms(input);
  const { status } = input;
  return inOrg(orgId, async (tx) => {
    await requireTerms(tx, orgId, terms, { before: null, everEnrolled: false });
    const id = newId("bi");
    await tx.billableItem.create({ data: { orgId, id, ...terms, status } });
    await recordAudit(tx, ctx, {
      action: "item.created",
      subjectId: id,
      details: { before: {}, after: { ...terms, status } },
    });
    return { id };
  });
}
