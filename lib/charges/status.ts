import type { ChargeStatus } from "@/lib/generated/prisma/enums";
import type { Moves } from "@/lib/states";

/**
 * Forward only: what was taken can be given back or disputed, but never untaken; what failed stays failed.
 * `processing` is the state of not knowing. A won dispute puts the money back where it was.
 */
export const CHARGE_MOVES: Moves<ChargeStatus> = {
  processing: ["pending_client_action", "captured", "failed"],
  pending_client_action: ["processing", "captured", "failed", "cancelled"],
  captured: ["refunded", "disputed"],
  failed: [],
  cancelled: [],
  refunded: [],
  disputed: ["captured", "refunded"],
};

/** Nothing is known to have been taken yet, and still may be. */
export const UNSETTLED = ["processing", "pending_client_action"] as const satisfies ChargeStatus[];
