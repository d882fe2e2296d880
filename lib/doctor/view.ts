import type { CheckResult, CheckStatus } from "./types";

/** What the doctor found last, as its page shows it. Props of components/admin/doctor. */
export type DoctorView = {
  /** ISO 8601. */
  at: string;
  /** The staff member who asked, by name. */
  by: string;
  /** How many checks came out so. */
  tally: Record<CheckStatus, number>;
  /** In the order of the report, each with the worst that was found in it. */
  groups: { name: string; worst: CheckStatus; results: CheckResult[] }[];
};
