import { z } from "zod";
import { wireId } from "@/lib/wire";
import { TIMELINE_KINDS } from "./entry";

/** What the page asks of a customer's timeline: from which place on, and of which kinds. */
export const timelineInput = z.object({
  billing_customer_id: wireId,
  before: z.string().max(500).optional(),
  kinds: z
    .array(z.enum([...TIMELINE_KINDS, "staff"]))
    .min(1)
    .optional(),
});
