import { createHash } from "node:crypto";
import type { JsonObject } from "./json-body";

/** SHA-256 of the body without its key: the same for any order of fields and any white space. */
export function hashBody({ api_key: _, ...fields }: JsonObject): Buffer {
  return createHash("sha256").update(toCanonical(fields)).digest();
}

function toCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${toCanonical(inner)}`).join(",")}}`;
}
