import { z } from "zod";

/** The place of a row in the order of the pages: newest first, and by id among those of one moment. */
export type Place = { createdAt: Date; id: string };

/** Opaque to the caller; it says nothing that its row did not, and holds under every filter. */
export function toCursor({ createdAt, id }: Place): string {
  return Buffer.from(`${createdAt.getTime()} ${id}`).toString("base64url");
}

/** Null for what is none of ours. */
export function fromCursor(cursor: string): Place | null {
  const match = /^(\d{1,13}) ([\w-]{1,200})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (!match?.[1] || !match[2]) return null;
  return { createdAt: new Date(Number(match[1])), id: match[2] };
}

/** A page's `next_cursor` as it comes back. */
export const wireCursor = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .transform((cursor, issues) => {
    const place = fromCursor(cursor);
    if (place) return place;
    issues.addIssue("must be the next_cursor of an earlier answer");
    return z.NEVER;
  });
