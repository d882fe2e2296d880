import { getBrandOrThrow } from "@/lib/brands/queries";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { BillableItem, TriggerMode } from "@/lib/generated/prisma/client";
import type { ListItemsInput } from "./schema";

/** An item that can be fired. */
export type TriggerItem = BillableItem & { triggerMode: TriggerMode };

export type ListedItems = { orgId: string; brandId: string; items: TriggerItem[] };

/**
 * The brand's trigger items that are active, and those that belong to no brand, in the order in which they were made.
 * @throws EdgeError unknown_brand
 */
export function listItems({ orgId }: Context, input: ListItemsInput): Promise<ListedItems> {
  return inOrg(orgId, async (tx) => {
    const brand = await getBrandOrThrow(tx, orgId, input.brand_id);
    const items = await tx.billableItem.findMany({
      where: {
        orgId,
        status: "active",
        billingType: "trigger",
        OR: [{ brandId: brand.id }, { brandId: null }],
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return { orgId, brandId: brand.id, items: items.filter(hasMode) };
  });
}

/** The database refuses a trigger item without a mode; its rows' type does not say so. */
function hasMode(item: BillableItem): item is TriggerItem {
  return item.triggerMode !== null;
}
