import type { LinkAddress } from "./find-link";

/** The hosted page's path: what its POSTs are under, and what its cookies are bound to. */
export function setupPath({ brandNumber, orgId, customerId }: LinkAddress): string {
  return `/public/edge/setup-billing/${[brandNumber, orgId, customerId].map(encodeURIComponent).join("/")}`;
}
