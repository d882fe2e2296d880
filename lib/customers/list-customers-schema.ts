import { z } from "zod";
import { listSchema, wireDay, wireTerm } from "@/lib/lists/schema";

export const CUSTOMER_SORTS = ["created", "activated", "name"] as const;

/** What the page of customers takes from its address. */
export const customerFilters = listSchema({
  q: wireTerm,
  status: z.enum(["pending", "active", "suspended"]),
  gateway: z.enum(["stripe", "paypal"]),
  brand: z.string().max(100),
  item: z.string().max(100),
  /** `expiring`: active, and the card that is charged expires within thirty days. */
  card: z.enum(["expiring"]),
  from: wireDay,
  to: wireDay,
  sort: z.enum(CUSTOMER_SORTS),
});

export type CustomerFilters = z.infer<typeof customerFilters>;
