import type { Context } from "@/lib/context";
import { changeItemStatus } from "./change-item-status";
import type { ItemChangeInput } from "./edit-schema";

/**
 * The item can be enrolled in and fired again, also for those who were enrolled before.
 * @throws EdgeError unknown_item
 */
export function activateItem(ctx: Context, { itemId }: ItemChangeInput): Promise<{ id: string }> {
  return changeItemStatus(ctx, itemId, "active");
}
