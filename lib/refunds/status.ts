import type { RefundStatus } from "@/lib/generated/prisma/enums";
import type { Moves } from "@/lib/states";

/** `processing` is the state of not knowing: it counts as given back until the provider surely refused. */
export const REFUND_MOVES: Moves<RefundStatus> = {
  processing: ["succeeded", "failed"],
  succeeded: [],
  failed: [],
};
