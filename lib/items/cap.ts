import { currencyDigits, type Money, money } from "@/lib/money";
import type { CapSettings } from "./terms";

/**
 * The most that one fire of the item may charge: its own cap, else the organization's. That one is in its currency's units:
 * 500.00 USD is 500 JPY, not 50,000.
 */
export function capOf(
  item: { maxCaptureAmount: number | null; currency: string },
  organization: CapSettings,
): Money {
  if (item.maxCaptureAmount !== null) return money(item.maxCaptureAmount, item.currency);
  const shift = currencyDigits(item.currency) - currencyDigits(organization.currency);
  return money(Math.floor(organization.maxCaptureAmount * 10 ** shift), item.currency);
}
