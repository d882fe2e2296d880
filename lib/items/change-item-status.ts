import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { ItemStatus } from "@/lib/generated/prisma/enums";
import { lockItemOrThrow } from "./lock-item";

/** Both ways of it; an item that is there already stays as it is, and nothing is recorded. */
export function changeItemStatus(ctx: Context, id: string, to: ItemStatus): Promise<{ id: string }> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const { status } = await lockItemOrThrow(tx, orgId, id);
    if (status === to) return { id };
    await tx.billableItem.update({ where: { orgId_id: { orgId, id } }, data: { status: to } });
    await recordAudit(tx, ctx, {
      action: to === "active" ? "item.activated" : "item.deactivated",
      subjectId: id,
      details: { before: { status }, after: { status: to } },
    });
    return { id };
  });
}
