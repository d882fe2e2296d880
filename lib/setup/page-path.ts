import type { LinkAddress } from "./find-link";
import type { Locale } from "./view";

/** The hosted page's path: what its POSTs are under, and what its cookies are bound to. */
export function setupPath({ brandNumber, orgId, customerId }: LinkAddress): string {
  return `/public/edge/setup-billing/${[brandNumber, orgId, customerId].map(encodeURIComponent).join("/")}`;
}

/** Where a provider's redirect comes back, in the language in which the customer left. */
export function returnPath(address: LinkAddress, locale: Locale): string {
  return `${setupPath(address)}/return?locale=${locale}`;
}
