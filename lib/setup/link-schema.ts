import { z } from "zod";
import { contactFields } from "@/lib/customers/contact-fields";
import { wireGateway, wireId, wireReason } from "@/lib/wire";

/** Staff open a link for a contact, new or known, and have it mailed when they say so. */
export const sendLinkInput = z.object({
  brand_id: wireId,
  contact_id: wireId,
  ...contactFields,
  bi_id: wireId.optional(),
  gateway: wireGateway.optional(),
  mail: z.boolean().default(false),
});

export type SendLinkInput = z.infer<typeof sendLinkInput>;

export const revokeLinkInput = z.object({ billing_customer_id: wireId, reason: wireReason });

export type RevokeLinkInput = z.infer<typeof revokeLinkInput>;
