import { z } from "zod";
import { wireDecimal, wireId } from "@/lib/wire";

/** What `refundCharge` takes, without the key. */
export const refundChargeInput = z.object({
  org_id: wireId,
  charge_id: wireId,
  /** In units of the charge's currency; what is left of the charge when it is not given. */
  amount: wireDecimal.optional(),
  /** For people: PayPal shows it to the payer. */
  reason: z.string().trim().min(1).max(255).optional(),
});

export type RefundChargeInput = z.infer<typeof refundChargeInput>;
