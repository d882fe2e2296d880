import { createHash } from "node:crypto";
import type { ItemTerms } from "./terms";

/** Tells one version of an item's terms from another: a form hands back the one that it began with. */
export function termsMarker(terms: ItemTerms): string {
  const fields = Object.entries(terms).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("base64url");
}
