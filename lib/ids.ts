import { randomFillSync } from "node:crypto";

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
  | "re"
  | "pay"
  | "mail"
  | "inb"
  | "aud"
  | "req"
  | "user"
  | "ses"
  | "invite"
  | "drift"
  | "find"
  | "doc";

/** A prefix and 144 random bits in a URL-safe alphabet: unguessable, and not in any order. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${nextRandom().toString("base64url")}`;
}

const BYTES = 18;
/** Asking the system for each id alone is a twentieth of what an API call costs us. */
const pool = Buffer.alloc(BYTES * 128);
let used = pool.length;

function nextRandom(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
}
