import { currencyDigits, fromDecimal } from "@/lib/money";

/** What a column of the database holds. */
const MOST_MINOR = 2_147_483_647;

/** An amount as staff type it, in minor units; null when it is none, or not more than nothing. */
export function toMinor(text: string, currency: string): number | null {
  const amount = fromDecimal(text, currency);
  return amount && amount.minor > 0 && amount.minor <= MOST_MINOR ? amount.minor : null;
}

/** What an amount has to look like: "digits and a point, with at most 2 decimals, like 12.50". */
export function amountForm(currency: string): string {
  const digits = currencyDigits(currency);
  if (digits === 0) return `more than 0 and without decimals (${currency} has none), like 1500`;
  return `more than 0 and with at most ${digits} decimals, like ${(12.5).toFixed(digits)}`;
}

/** A metric as staff type it: exact to four decimals, as the database keeps it and a number holds it. */
export function toMetric(text: string): number | null {
  return /^-?\d{1,11}(\.\d{1,4})?$/.test(text.trim()) ? Number(text.trim()) : null;
}
