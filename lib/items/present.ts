import { env } from "@/lib/env";
import { money, toDecimalNumber } from "@/lib/money";
import { describeTrigger, mayOverride } from "./describe-trigger";
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
    api_sample: {
      endpoint: `${env().APP_URL}/public/edge/fire`,
      body: sampleBody(item, of),
    },
  };
}

/** A fire that this item accepts and whose condition is met. */
function sampleBody(
  item: TriggerItem,
  { orgId, brandId }: { orgId: string; brandId: string },
): ItemRow["api_sample"]["body"] {
  const threshold = item.triggerThreshold?.toNumber();
  const metric = item.triggerMode === "event" ? undefined : (threshold ?? metricOf(item));
  return {
    api_key: "<your API key>",
    org_id: orgId,
    brand_id: brandId,
    billable_item_id: item.id,
    billing_customer_id: "<billing customer id>",
    ...(mayOverride(item) ? { override_amount: toDecimalNumber(money(item.unitPrice, item.currency)) } : {}),
    ...(metric === undefined ? {} : { metric_value: metric }),
    trigger_id: "<your own id of this trigger>",
  };
}

/** A threshold item needs a metric even where it compares it with nothing. */
function metricOf(item: TriggerItem): number | undefined {
  return item.triggerMode === "threshold" ? 0 : undefined;
}
