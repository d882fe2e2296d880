/** From which rows a timeline is made, those of one moment in this order: newest first, an effect stands before its cause. */
export const SOURCES = ["mail", "event", "revenue", "audit", "inbox", "api"] as const;
export type Source = (typeof SOURCES)[number];

/** The place of an entry in the order of the pages. */
export type Place = { at: Date; source: Source; id: string };

/** Opaque to the page; it says nothing that its entry did not, and holds under every filter. */
export function toCursor({ at, source, id }: Place): string {
  return Buffer.from(`${at.getTime()} ${source} ${id}`).toString("base64url");
}

/** Null for what is none of ours. */
export function fromCursor(cursor: string): Place | null {
  const match = /^(\d{1,13}) ([a-z]+) ([\w-]{1,200})$/.exec(Buffer.from(cursor, "base64url").toString());
  const source = SOURCES.find((known) => known === match?.[2]);
  if (!match?.[1] || !match[3] || !source) return null;
  return { at: new Date(Number(match[1])), source, id: match[3] };
}
