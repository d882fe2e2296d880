import type { Place } from "./page-statement";

/** Opaque to the page; it says nothing that its row did not, and holds under every filter. */
export function toCursor({ createdAt, id }: Place): string {
  return Buffer.from(`${createdAt.getTime()} ${id}`).toString("base64url");
}

/** Null for what is none of ours. */
export function fromCursor(cursor: string): Place | null {
  const match = /^(\d{1,13}) (req_[\w-]{1,100})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (!match?.[1] || !match[2]) return null;
  return { createdAt: new Date(Number(match[1])), id: match[2] };
}
