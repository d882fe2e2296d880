import { z } from "zod";
import { listSchema, wireTerm } from "@/lib/lists/schema";

/** What the page of items takes from its address. */
export const itemFilters = listSchema({
  q: wireTerm,
  status: z.enum(["active", "inactive"]),
  type: z.enum(["one_off", "recurring", "trigger"]),
});

export type ItemFilters = z.infer<typeof itemFilters>;
