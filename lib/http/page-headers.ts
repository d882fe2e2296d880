import { type PagePolicy, toContentPolicy, toPermissionsPolicy } from "./content-policy";

/**
 * The headers of every page's answer. Nothing is stored anywhere (the address of a setup page is a capability), other
 * sites learn our origin only, and PayPal's window may still talk to the page that opened it.
 */
export function pageHeaders(policy: PagePolicy): Record<string, string> {
  return {
    "content-security-policy": toContentPolicy(policy),
    "permissions-policy": toPermissionsPolicy(policy),
    "referrer-policy": "strict-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin-allow-popups",
    "x-robots-tag": "noindex, nofollow",
    "cache-control": "private, no-store",
    ...(policy.https ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
