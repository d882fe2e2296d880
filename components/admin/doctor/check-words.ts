import type { CheckStatus } from "@/lib/doctor/types";

/** `tally` goes behind a number. */
export const CHECK_WORDS: Record<CheckStatus, { title: string; tally: string; colour: string }> = {
  fail: { title: "Must be mended", tally: "must be mended", colour: "red" },
  warn: { title: "Look at this", tally: "to look at", colour: "orange" },
  waiting: { title: "Waiting", tally: "waiting for an answer", colour: "blue" },
  ok: { title: "Good", tally: "good", colour: "teal" },
};

/** "2 must be mended, 1 to look at, 14 good". */
export function tallyText(tally: Record<CheckStatus, number>): string {
  return (Object.keys(CHECK_WORDS) as CheckStatus[])
    .filter((status) => tally[status] > 0)
    .map((status) => `${tally[status]} ${CHECK_WORDS[status].tally}`)
    .join(", ");
}

/** What the link to a staff page is called, by where it leads. */
export function linkText(href: string): string {
  if (href.startsWith("/admin/brands/")) return "Open the brand";
  if (href.startsWith("/admin/gateways/")) return "Open the account";
  return href === "/admin/gateways" ? "Open the gateways" : "Open the page";
}
