import type { RevenueStatus } from "@/lib/generated/prisma/enums";
import type { Moves } from "@/lib/states";

/** Follows its charge: what was given back whole stays so, a won dispute confirms it again. */
export const REVENUE_MOVES: Moves<RevenueStatus> = {
  pending: ["confirmed"],
  confirmed: ["refunded", "disputed"],
  refunded: [],
  disputed: ["confirmed", "refunded"],
};
