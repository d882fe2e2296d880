import { z } from "zod";
import { wireBrand, wireId } from "@/lib/wire";

/** What `getItems` takes, without the key. */
export const listItemsInput = z.object({ org_id: wireId, brand_id: wireBrand });

export type ListItemsInput = z.infer<typeof listItemsInput>;

/** A trigger item as `getItems` shows it. */
export const itemRow = z.object({
  bi_id: z.string(),
  bi_name: z.string(),
  bi_unit_price: z.number().describe("In currency units."),
  bi_capture_mode: z.enum(["off_session", "client_confirm"]),
  bi_trigger_mode: z.enum(["fixed", "variable", "event", "threshold"]),
  bi_trigger_condition: z.enum(["lte", "gte", "eq"]).nullable(),
  bi_trigger_threshold: z.number().nullable().describe("In units of your own metric."),
  bi_trigger_description: z.string(),
  bi_allow_amount_override: z.union([z.literal(0), z.literal(1)]),
  api_sample: z
    .object({ endpoint: z.url(), body: z.record(z.string(), z.union([z.string(), z.number()])) })
    .describe("The `fire` call for this item; what stands in `<…>` is yours to fill in."),
});

export type ItemRow = z.infer<typeof itemRow>;
