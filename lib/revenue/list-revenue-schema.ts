import { z } from "zod";
import { listSchema, wireDay } from "@/lib/lists/schema";

/** What the page of revenue takes from its address. */
export const revenueFilters = listSchema({
  source: z.enum(["initial", "trigger"]),
  status: z.enum(["pending", "confirmed", "refunded", "disputed"]),
  gateway: z.enum(["stripe", "paypal"]),
  mode: z.enum(["live", "test"]),
  customer: z.string().max(100),
  from: wireDay,
  to: wireDay,
});

export type RevenueFilters = z.infer<typeof revenueFilters>;
