import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { BillableItem } from "@/lib/generated/prisma/client";

const FIELD = "billable_item_id";

/** @throws EdgeError unknown_item, for another organization's too */
export async function getItemOrThrow(tx: Tx, orgId: string, id: string): Promise<BillableItem> {
  const item = await tx.billableItem.findUnique({ where: { orgId_id: { orgId, id } } });
  if (!item)
    throw new EdgeError("unknown_item", `${FIELD} names no billable item of this organization.`, {
      field: FIELD,
    });
  return item;
}

/**
 * Whether anything can be fired for the item.
 * @throws EdgeError item_not_trigger, item_inactive
 */
export function requireActiveTrigger(item: BillableItem): void {
  if (item.billingType !== "trigger")
    throw new EdgeError("item_not_trigger", `${FIELD} names an item that is not of billing type trigger.`, {
      field: FIELD,
    });
  if (item.status !== "active")
    throw new EdgeError("item_inactive", `${FIELD} names an item that is not active.`, { field: FIELD });
}
