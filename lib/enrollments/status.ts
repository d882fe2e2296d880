import type { EnrollmentStatus } from "@/lib/generated/prisma/enums";
import type { Moves } from "@/lib/states";

export const ENROLLMENT_MOVES: Moves<EnrollmentStatus> = {
  active: ["paused", "cancelled"],
  paused: ["active", "cancelled"],
  cancelled: [],
};
