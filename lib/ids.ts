import { randomBytes } from "node:crypto";

/** The prefix says what an id names; see the nouns in docs/. */
export type IdPrefix =
  | "org"
  | "brand"
  | "key"
  | "cont"
  | "bc"
  | "pm"
  | "bi"
  | "ts"
  | "sc"
  | "rev"
  | "inv"
  | "ga"
  | "wh"
  | "evt"
  | "whd"
  | "link"
  | "att"
  | "try"
  | "inb"
  | "aud"
  | "req";

/** A prefix and 144 random bits in a URL-safe alphabet: unguessable, and not in any order. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomBytes(18).toString("base64url")}`;
}
