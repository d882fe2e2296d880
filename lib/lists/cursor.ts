import { z } from "zod";

/** The place of a row in the order of a list: what it is ordered by, and its id among those that are equal in it. */
export type Place = { key: string | number | null; id: string };

/** The database reads times as we write them from the year 1 to 9999; amounts are far within. */
const FIRST = Date.parse("0001-01-01T00:00:00.000Z");
const LAST = Date.parse("9999-12-31T23:59:59.999Z");

/** `null` stands for a time that never was, and comes before all. */
const place = z.tuple([
  z.string().max(60),
  z.union([
    z
      .string()
      .max(400)
      .regex(/^[^\0\p{Cs}]*$/u),
    z.int().min(FIRST).max(LAST),
    z.null(),
  ]),
  z
    .string()
    .min(1)
    .max(200)
    .regex(/^\P{Cc}*$/u),
]);

/** Opaque to whoever carries it; it says nothing that its row did not. It holds under every filter, and for one order. */
export function toCursor(order: string, { key, id }: Place): string {
  return Buffer.from(JSON.stringify([order, key, id])).toString("base64url");
}

/** Null for what is none of ours, or of another order. */
export function fromCursor(order: string, cursor: string): Place | null {
  if (cursor.length > 2000) return null;
  const parsed = place.safeParse(parse(Buffer.from(cursor, "base64url").toString()));
  if (!parsed.success || parsed.data[0] !== order) return null;
  const [, key, id] = parsed.data;
  return { key, id };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
