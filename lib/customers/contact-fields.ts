import { z } from "zod";
import type { Contact } from "@/lib/generated/prisma/client";

/** The contact's name and address, as every action takes them that may be the first to hear of a contact. */
export const contactFields = {
  contact_name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^\P{Cc}*$/u, { error: "must not have control characters" })
    .nullish()
    .describe("The contact's name. The newest one is kept; left out, the one that is known stays."),
  contact_email: z
    .email({ error: "must be an e-mail address" })
    .max(254)
    .nullish()
    .describe(
      "Where the contact's invoices are mailed. The newest one is kept; left out, the one that is known stays.",
    ),
};

type ContactInput = z.infer<z.ZodObject<typeof contactFields>>;

/** What a call says of a contact; what it leaves out is not in it. */
export type ContactDetails = Partial<Pick<Contact, "name" | "email">>;

export function toContactDetails({ contact_name: name, contact_email: email }: ContactInput): ContactDetails {
  return { ...(name ? { name } : {}), ...(email ? { email } : {}) };
}
