/** What a person may be in an organization, from the least to the most. */
export const ROLES = ["viewer", "operator", "admin", "owner"] as const;

export type StaffRole = (typeof ROLES)[number];

/** Whether who has `role` may do what `needed` is asked for: each role may do all that the ones below it may. */
export function covers(role: StaffRole, needed: StaffRole): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
