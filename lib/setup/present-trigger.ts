import type { BillableItem, Organization } from "@/lib/generated/prisma/client";
import { capOf } from "@/lib/items/cap";
import { money } from "@/lib/money";
import type { TriggerView } from "./view";

/** What the item may charge later; null for an item that is not a trigger. */
export function toTriggerView(item: BillableItem, org: Organization): TriggerView | null {
  if (!item.triggerMode) return null;
  return {
    itemName: item.name,
    mode: item.triggerMode,
    condition: item.triggerCondition,
    threshold: item.triggerThreshold?.toNumber() ?? null,
    unitPrice: money(item.unitPrice, item.currency),
    cap: capOf(item, org),
    description: item.triggerDescription,
    captureMode: item.captureMode,
  };
}
