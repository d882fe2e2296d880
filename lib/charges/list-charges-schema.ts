import { z } from "zod";
import { listSchema, wireDay, wireMinor, wireTerm } from "@/lib/lists/schema";

/** What the page of charges takes from its address. Amounts are minor units. */
export const chargeFilters = listSchema({
  q: wireTerm,
  status: z.enum([
    "processing",
    "pending_client_action",
    "captured",
    "failed",
    "cancelled",
    "refunded",
    "disputed",
  ]),
  kind: z.enum(["initial", "trigger"]),
  gateway: z.enum(["stripe", "paypal"]),
  mode: z.enum(["live", "test"]),
  item: z.string().max(100),
  customer: z.string().max(100),
  brand: z.string().max(100),
  from: wireDay,
  to: wireDay,
  min: wireMinor,
  max: wireMinor,
  sort: z.enum(["created", "amount"]),
});

export type ChargeFilters = z.infer<typeof chargeFilters>;
