import { env } from "@/lib/env";
import { money, toDecimalNumber } from "@/lib/money";
import { describeTrigger, mayOverride } from "./describe-trigger";
import { fireBody } from "./fire-sample";
import type { ListedItems, TriggerItem } from "./list-items";
import type { ItemRow } from "./schema";

/** The answer of `getItems`. */
export function presentListedItems({ items, ...of }: ListedItems) {
  return { data: items.map((item) => presentItem(item, of)), count: items.length };
}

function presentItem(item: TriggerItem, of: { orgId: string; brandId: string }): ItemRow {
  return {
    bi_id: item.id,
    bi_name: item.name,
    bi_unit_price: toDecimalNumber(money(item.unitPrice, item.currency)),
    bi_capture_mode: item.captureMode,
    bi_trigger_mode: item.triggerMode,
    bi_trigger_condition: item.triggerCondition,
    bi_trigger_threshold: item.triggerThreshold?.toNumber() ?? null,
    bi_trigger_description: describeTrigger(item),
    bi_allow_amount_override: mayOverride(item) ? 1 : 0,
    api_sample: { endpoint: fireEndpoint(), body: fireBody(item, { ...of, itemId: item.id }) },
  };
}

/** Where this deployment is fired at. */
export function fireEndpoint(): string {
  return `${env().APP_URL}/public/edge/fire`;
}
