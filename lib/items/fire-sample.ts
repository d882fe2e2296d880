import { money, toDecimalNumber } from "@/lib/money";
import { type DescribedTrigger, mayOverride } from "./describe-trigger";

/** A call that is ready to send once the places in `<…>` are filled in. */
export type FireSample = { endpoint: string; body: Record<string, string | number> };

type Names = { orgId: string; brandId: string; itemId: string };

/** A fire that this item accepts and whose condition is met. */
export function fireBody(item: DescribedTrigger, { orgId, brandId, itemId }: Names): FireSample["body"] {
  const metric = metricOf(item);
  return {
    api_key: "<your API key>",
    org_id: orgId,
    brand_id: brandId,
    billable_item_id: itemId,
    billing_customer_id: "<billing customer id>",
    ...(mayOverride(item) && item.unitPrice !== null
      ? { override_amount: toDecimalNumber(money(item.unitPrice, item.currency)) }
      : {}),
    ...(metric === undefined ? {} : { metric_value: metric }),
    trigger_id: "<your own id of this trigger>",
  };
}

function metricOf({ triggerMode, triggerThreshold: threshold }: DescribedTrigger): number | undefined {
  if (triggerMode === "event") return undefined;
  if (threshold !== null) return typeof threshold === "number" ? threshold : threshold.toNumber();
  // A threshold item needs a metric even where it compares it with nothing.
  return triggerMode === "threshold" ? 0 : undefined;
}

/** The same call for a shell. */
export function toCurl({ endpoint, body }: FireSample): string {
  const json = JSON.stringify(body, null, 2).replaceAll("'", "'\\''");
  return `curl -X POST '${endpoint}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${json}'`;
}
