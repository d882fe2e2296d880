import type { Context } from "@/lib/context";
import { changeItemStatus } from "./change-item-status";
import type { ItemChangeInput } from "./edit-schema";

/**
 * Fires and enrollments are refused with `item_inactive` from now on. Nothing is cancelled: who is enrolled stays so, and is
 * charged again once the item is activated.
 * @throws EdgeError unknown_item
 */
export function deactivateItem(ctx: Context, { itemId }: ItemChangeInput): Promise<{ id: string }> {
  return changeItemStatus(ctx, itemId, "inactive");
}
