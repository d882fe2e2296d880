const LONGEST = 1024;
/** What is looked through of a long text before it is cut, so that the cut leaves no half of a secret that a mask would miss. */
const LOOKED_THROUGH = 2 * LONGEST;

export const HIDDEN = "•••";

const EMAIL = /([^\s@<>"',;:()[\]]{1,64})@([a-z0-9][a-z0-9.-]{0,252})/gi;
/** Keys and client secrets as the providers and we write them, wherever in a text they stand. */
const SECRETS =
  /\b(?:(?:sk|rk|ek)_(?:live|test)_|whsec_)[\w-]+|\b[a-z]+_\w+_secret_\w+|\b(?:bearer|basic) +[\w.~+/=-]{8,}/gi;
const QUERY = /([?&][^=&#\s]{1,100}=)[^&#\s]+/g;
/** Nearly all texts are ids and words: what this does not find in one, nothing below would. */
const SUSPECT = /[@:]|_secret_|k_(?:live|test)_|whsec_|bearer|basic|\d[\d -]{11}/i;
const DIGITS = /\b\d(?:[ -]?\d){12,18}\b/g;

/** A text as it may be kept for people to read: e-mail addresses, secrets, queries of addresses and card numbers are hidden. */
export function maskText(text: string): string {
  const whole = text.length <= LONGEST;
  let masked = whole ? text : text.slice(0, LOOKED_THROUGH);
  if (SUSPECT.test(masked)) {
    if (masked.includes("@")) masked = masked.replace(EMAIL, hideName);
    if (masked.includes("://")) masked = masked.replace(QUERY, `$1${HIDDEN}`);
    masked = masked.replace(SECRETS, HIDDEN);
    masked = masked.replace(DIGITS, (found) => (isCardNumber(found) ? HIDDEN : found));
  }
  return whole ? masked : `${toStorable(masked.slice(0, LONGEST))}… (${text.length} characters)`;
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair, and one call that it refuses would take its whole batch along. */
export function toStorable(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "");
}

/** `dana@example.com` → `d•••@example.com`. */
function hideName(_: string, name: string, domain: string): string {
  return `${String.fromCodePoint(name.codePointAt(0) ?? 0x2022)}${HIDDEN}@${domain}`;
}

/** By Luhn's check, which one in ten numbers passes by chance: ids of people and orders mostly stay readable. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
