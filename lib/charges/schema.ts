import { z } from "zod";
import { wireBrand, wireDecimal, wireFlag, wireId } from "@/lib/wire";

/** As a `numeric(20,4)` can hold it. */
const MOST_METRIC = 1e15;

const metric = wireDecimal.transform((value, issues) => {
  const number =
    typeof value === "number" ? value : /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isFinite(number) && Math.abs(number) <= MOST_METRIC) return number;
  issues.addIssue("must be a number");
  return z.NEVER;
});

/** What `fire` takes, without the key. */
export const fireInput = z.object({
  org_id: wireId,
  brand_id: wireBrand,
  billable_item_id: wireId,
  billing_customer_id: wireId,
  /** In currency units; variable and event items only. */
  override_amount: wireDecimal.nullish(),
  override_description: z.string().trim().min(1).max(500).nullish(),
  metric_value: metric.nullish(),
  /** The integrator's own id of what happened: it charges once, for ever. */
  trigger_id: wireId.nullish(),
  dry_run: wireFlag.nullish(),
});

export type FireInput = z.infer<typeof fireInput>;
