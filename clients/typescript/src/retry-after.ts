/** Seconds until the time that a `Retry-After` names, as seconds or as a date; null when it names none. */
export function secondsOf(retryAfter: string | null, now = Date.now()): number | null {
  const text = retryAfter?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text);
  // A bare number that is no count of seconds would be read as a year.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
