/** Where better-auth answers. */
export const STAFF_PATH = "/admin/auth";

/** Carries the client's address to better-auth; the route that calls it writes it anew each time. */
export const STAFF_ADDRESS_HEADER = "x-edge-staff-address";

/** Which organization this browser showed last. */
export const SHOWN_ORG_COOKIE = "edge_staff.shown_org";

/** A path of the staff pages that somebody may be sent back to after signing in; anything else is the first page. */
export function safeReturnPath(next: unknown): string {
  if (typeof next !== "string" || !/^\/admin(?:[/?]|$)/.test(next)) return "/admin";
  const url = new URL(next, "http://staff.invalid");
  if (url.host !== "staff.invalid" || !/^\/admin(?:\/|$)/.test(url.pathname)) return "/admin";
  return url.pathname + url.search;
}
