import type { DisputeStatus } from "@/lib/generated/prisma/enums";
import type { Moves } from "@/lib/states";

/** Closed once: a late answer that still calls it open changes nothing. */
export const DISPUTE_MOVES: Moves<DisputeStatus> = {
  open: ["won", "lost"],
  won: [],
  lost: [],
};
