import type { CustomerStatus } from "@/lib/generated/prisma/enums";
import type { Moves } from "@/lib/states";

/** Restoring goes back to what the customer has earned: active with a method and a paid initial charge, else pending. */
export const CUSTOMER_MOVES: Moves<CustomerStatus> = {
  pending: ["active", "suspended"],
  active: ["suspended"],
  suspended: ["active", "pending"],
};
