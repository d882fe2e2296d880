/**
 * One address and nothing else, or null: no list, no display name, no line break that would begin another header. What a
 * mail server makes of it is the server's word.
 */
export function toMailAddress(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  const plain = /^[^\s@<>()[\],;:"\\\p{C}]+@[^\s@<>()[\],;:"\\\p{C}]+$/u.test(trimmed);
  return plain && trimmed.length <= 254 ? trimmed : null;
}

/** Text as it may stand in a header: one line, without control characters. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
