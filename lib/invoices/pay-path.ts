import { env } from "@/lib/env";
import type { Locale } from "@/lib/setup/view";

/** The pay page's path: what its POSTs are under, and what its cookies are bound to. */
export function payPath(invoiceId: string): string {
  return `/public/edge/pay/${encodeURIComponent(invoiceId)}`;
}

/** Where a provider's redirect comes back, in the language in which the customer left. */
export function payReturnPath(invoiceId: string, locale: Locale): string {
  return `${payPath(invoiceId)}/return?locale=${locale}`;
}

/** The address that mails, answers and events name. */
export function invoiceUrl(invoiceId: string): string {
  return `${env().APP_URL}${payPath(invoiceId)}`;
}
