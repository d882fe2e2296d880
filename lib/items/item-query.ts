import { z } from "zod";
import { BILLING_TYPES, TRIGGER_MODES } from "./edit-schema";

/** What the list of items may be asked for; anything else in the address is not heard. */
const itemQuery = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  type: z.enum(BILLING_TYPES).optional().catch(undefined),
  mode: z.enum(TRIGGER_MODES).optional().catch(undefined),
  status: z.enum(["active", "inactive"]).optional().catch(undefined),
  columns: z.string().max(200).optional().catch(undefined),
});

export type ItemQuery = z.infer<typeof itemQuery>;

/** The address's query, as far as it is one: what is not set is not there. */
export function readItemQuery(asked: Record<string, unknown>): ItemQuery {
  const set = Object.entries(itemQuery.parse(asked)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set);
}
