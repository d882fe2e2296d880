import { z } from "zod";
import { metaInput } from "@/lib/setup/schema";
import { wireBrand, wireDecimal, wireFlag, wireGateway, wireId } from "@/lib/wire";
import { contactFields } from "./contact-fields";
import { paymentDataInput } from "./payment-data";

const NOTES_LIMIT = 2_000;

/** What `createCustomer` takes, without the key. What is left out of a later call for a pending customer stays as it is. */
export const createCustomerInput = z.object({
  org_id: wireId,
  brand_id: wireBrand,
  contact_id: wireId,
  ...contactFields,
  gateway: wireGateway.nullish(),
  payment_data: paymentDataInput.nullish(),
  allow_trigger: wireFlag.optional(),
  require_initial: wireFlag.optional(),
  initial_amount: wireDecimal.nullish(),
  notes: z.string().trim().max(NOTES_LIMIT).nullish(),
  meta: metaInput.nullish(),
});

export type CreateCustomerInput = z.infer<typeof createCustomerInput>;
