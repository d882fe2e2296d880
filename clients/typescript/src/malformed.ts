/** Whether it can be called at all. */
export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}

/** Whether a header can carry it as one word: visible ASCII. What was pasted with its "…" or a line break is none. */
export const isHeaderWord = (text: unknown): boolean =>
  typeof text === "string" && /^[\x21-\x7e]+$/.test(text);
