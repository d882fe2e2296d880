import type { Call } from "@/sandbox/core/types";
import { issueText } from "./issue-text";
import { invalid, PaypalProblem } from "./problem";

export type JsonObject = Record<string, unknown>;
export type Body = unknown;

/** The JSON of a call; `{}` when it sent nothing. */
export function toBody(call: Call): Body {
  if (call.raw.length === 0) return {};
  if (!String(call.headers["content-type"] ?? "").startsWith("application/json")) {
    throw new PaypalProblem("unsupportedMedia");
  }
  try {
    return JSON.parse(call.raw.toString("utf8"));
  } catch {
    const issue = "MALFORMED_REQUEST_JSON";
    throw new PaypalProblem("invalid", [{ field: "/", location: "body", issue, ...issueText(issue) }]);
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A required object at a JSON pointer. */
export function objectAt(value: unknown, field: string): JsonObject {
  if (value === undefined) throw invalid("MISSING_REQUIRED_PARAMETER", field);
  if (!isObject(value)) throw invalid("INVALID_PARAMETER_SYNTAX", field, value);
  return value;
}

export function optionalObjectAt(value: unknown, field: string): JsonObject | undefined {
  return value === undefined ? undefined : objectAt(value, field);
}

/** An optional string of 1 to `max` characters, matching `pattern` where there is one. */
export function optionalTextAt(
  value: unknown,
  field: string,
  max: number,
  pattern?: RegExp,
): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string") throw invalid("INVALID_PARAMETER_SYNTAX", field, value);
  if (value.length < 1 || value.length > max) throw invalid("INVALID_STRING_LENGTH", field, value);
  if (pattern && !pattern.test(value)) throw invalid("INVALID_PARAMETER_SYNTAX", field, value);
  return value;
}

export function textAt(value: unknown, field: string, max: number, pattern?: RegExp): string {
  const text = optionalTextAt(value, field, max, pattern);
  if (text === undefined) throw invalid("MISSING_REQUIRED_PARAMETER", field);
  return text;
}

/** One of a closed set of words. */
export function wordAt<T extends string>(value: unknown, field: string, words: readonly T[]): T {
  const text = textAt(value, field, 255);
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw invalid("INVALID_PARAMETER_VALUE", field, value);
  return word;
}

/** An absolute http or https address. */
export function urlAt(value: unknown, field: string): string {
  const text = textAt(value, field, 4000);
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw invalid("INVALID_PARAMETER_SYNTAX", field, value);
  return text;
}
