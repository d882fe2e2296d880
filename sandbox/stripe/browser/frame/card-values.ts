import { maxLength, passesLuhn, ruleFor, toGroups } from "./brand";

export type FieldName = "number" | "expiry" | "cvc";

/** Stripe's codes for what is wrong in a field before anything is sent. */
export type Fault =
  | "incomplete_number"
  | "invalid_number"
  | "incomplete_expiry"
  | "invalid_expiry_month"
  | "invalid_expiry_year_past"
  | "invalid_expiry_month_past"
  | "incomplete_cvc";

/** ASCII digits of what was typed; full-width and Arabic digits count. */
export function toDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\D/g, "");
}

export type Expiry = { month: number; year: number };

/** Month and four-digit year; undefined until both are there. */
export function toExpiry(text: string): Expiry | undefined {
  const digits = toDigits(text);
  if (digits.length !== 4) return undefined;
  return { month: Number(digits.slice(0, 2)), year: 2000 + Number(digits.slice(2)) };
}

/** What a field shows for what was typed into it; `growing` is false while characters are being deleted. */
export function formatField(name: FieldName, text: string, number: string, growing: boolean): string {
  if (name === "number") return toGroups(toDigits(text));
  if (name === "cvc") return toDigits(text).slice(0, ruleFor(toDigits(number)).cvc);
  return formatExpiry(text, growing);
}

function formatExpiry(text: string, growing: boolean): string {
  let digits = toDigits(text);
  const singleMonth = /^\s*([1-9])\s*[/\-.]/.test(text.normalize("NFKC"));
  if (growing && (singleMonth || /^[2-9]/.test(digits))) digits = `0${digits}`;
  // Browsers fill in "MM/YYYY" where they know the whole year.
  if (digits.length === 6) digits = digits.slice(0, 2) + digits.slice(4);
  digits = digits.slice(0, 4);
  if (digits.length < 2 || (digits.length === 2 && !growing)) return digits;
  return `${digits.slice(0, 2)} / ${digits.slice(2)}`;
}

function numberFault(digits: string): Fault | undefined {
  const rule = ruleFor(digits);
  if (rule.lengths.includes(digits.length)) {
    if (passesLuhn(digits)) return undefined;
    return digits.length === maxLength(rule) ? "invalid_number" : "incomplete_number";
  }
  return "incomplete_number";
}

function expiryFault(text: string, now: Date): Fault | undefined {
  const digits = toDigits(text);
  if (digits.length >= 2 && !(Number(digits.slice(0, 2)) >= 1 && Number(digits.slice(0, 2)) <= 12))
    return "invalid_expiry_month";
  const expiry = toExpiry(text);
  if (!expiry) return "incomplete_expiry";
  if (expiry.year < now.getFullYear()) return "invalid_expiry_year_past";
  if (expiry.year === now.getFullYear() && expiry.month < now.getMonth() + 1)
    return "invalid_expiry_month_past";
  return undefined;
}

/** What is wrong with one field's value, or undefined when it may be sent. */
export function faultOf(name: FieldName, values: Record<FieldName, string>, now: Date): Fault | undefined {
  const digits = toDigits(values.number);
  if (name === "number") return numberFault(digits);
  if (name === "expiry") return expiryFault(values.expiry, now);
  return toDigits(values.cvc).length === ruleFor(digits).cvc ? undefined : "incomplete_cvc";
}
