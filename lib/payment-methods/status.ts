import type { PaymentMethodStatus } from "@/lib/generated/prisma/enums";
import type { Moves } from "@/lib/states";

/**
 * What is gone at the provider stays gone, whatever took its place. Only a set-up in which the customer saves it once more,
 * under the same name as PayPal does, makes one active again.
 */
export const METHOD_MOVES: Moves<PaymentMethodStatus> = {
  active: ["replaced", "detached"],
  replaced: ["active", "detached"],
  detached: ["active"],
};
