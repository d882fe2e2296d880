import { closest } from "@/lib/closest";
import type { JsonObject } from "./json-body";

const MOST_WARNINGS = 20;
const LONGEST_NAME = 64;

/** One sentence for each field that is ignored, so that a misspelt optional field does not pass silently. */
export function warnOfUnknownFields(body: JsonObject, known: readonly string[]): string[] {
  const unknown = Object.keys(body).filter((field) => !known.includes(field));
  const warnings = unknown.slice(0, MOST_WARNINGS).map((field) => toWarning(field, known));
  const rest = unknown.length - warnings.length;
  if (rest > 0) warnings.push(`${rest} more unknown ${rest === 1 ? "field was" : "fields were"} ignored.`);
  return warnings;
}

function toWarning(field: string, known: readonly string[]): string {
  const shown = field.length > LONGEST_NAME ? `${field.slice(0, LONGEST_NAME)}…` : field;
  const meant = closest(field, known);
  return `The unknown field ${JSON.stringify(shown)} was ignored.${meant ? ` Did you mean "${meant}"?` : ""}`;
}
