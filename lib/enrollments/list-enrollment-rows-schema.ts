import { z } from "zod";
import { listSchema, wireDay } from "@/lib/lists/schema";

/** What the page of enrollments takes from its address. */
export const enrollmentFilters = listSchema({
  status: z.enum(["active", "paused", "cancelled"]),
  item: z.string().max(100),
  customer: z.string().max(100),
  from: wireDay,
  to: wireDay,
});

export type EnrollmentFilters = z.infer<typeof enrollmentFilters>;
