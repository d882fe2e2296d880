import { currencyDigits, fromDecimal, type Money, toDecimalNumber } from "@/lib/money";
import type { Locale } from "@/lib/setup/view";

/**
 * `$15.00`, `15,00 €`, `￥1,500`: the currency's own decimals and a symbol that no other currency shares in that language
 * (`CA$`), in the language's own order. Latin digits everywhere, as on the card.
 */
export function formatMoney(amount: Money, locale: Locale): string {
  const digits = currencyDigits(amount.currency);
  const text = new Intl.NumberFormat(`${locale}-u-nu-latn`, {
    style: "currency",
    currency: amount.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(toDecimalNumber(amount));
  // Arabic's leading mark turns a Latin symbol's parts around ("$US"); what stands around the amount is kept apart anyway.
  return text.replace(/^\u200f/, "");
}

/** A trigger's threshold: a number of currency units, shown as money when the currency can hold it exactly. */
export function formatThreshold(value: number, currency: string, locale: Locale): string {
  const amount = fromDecimal(value, currency);
  return amount ? formatMoney(amount, locale) : formatCount(value, locale);
}

/** A plain number: `10,000`, `10.000`. */
export function formatCount(value: number, locale: Locale): string {
  return new Intl.NumberFormat(`${locale}-u-nu-latn`, { maximumFractionDigits: 12 }).format(value);
}

/** `November 22, 2026 at 10:44 AM UTC`: the zone is said, since the server does not know the customer's. */
export function formatMoment(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(`${locale}-u-nu-latn`, {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(new Date(iso));
}

/** `December 6, 2026`, in UTC as all dates of ours. */
export function formatDay(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(iso),
  );
}
