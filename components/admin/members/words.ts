import type { StaffRole } from "@/lib/auth/staff/roles";

/** From the least to the most. */
export const ROLE_WORDS: readonly { role: StaffRole; title: string; may: string }[] = [
  { role: "viewer", title: "Viewer", may: "Sees every page, and changes nothing." },
  {
    role: "operator",
    title: "Operator",
    may: "Also enrolls customers and charges them, pauses, resumes and cancels enrollments, and makes, sends and revokes setup links.",
  },
  {
    role: "admin",
    title: "Admin",
    may: "Also refunds charges and voids invoices, suspends and restores customers, writes notes, edits billable items, brands and webhook endpoints, and exports the audit log.",
  },
  {
    role: "owner",
    title: "Owner",
    may: "Also makes API keys, connects gateway accounts, changes settings, and invites and removes members.",
  },
];

export const ROLE_OPTIONS = ROLE_WORDS.map(({ role, title }) => ({ value: role, label: title }));

export const roleTitle = (role: StaffRole): string =>
  ROLE_WORDS.find((words) => words.role === role)?.title ?? role;
