import { EFFECTS, type Fault } from "./faults";
import type { Provider } from "./types";
import { MODES, type ModeRule } from "./webhook-modes";

/** A control call that makes no sense, with the sentence that says why. */
export class BadControl extends Error {}

export type Fields = Record<string, unknown>;

export function readFields(raw: Buffer): Fields {
  if (raw.length === 0) return {};
  try {
    const value: unknown = JSON.parse(raw.toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  } catch {
    throw new BadControl("The body is not JSON.");
  }
  throw new BadControl("The body must be a JSON object.");
}

export function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw new BadControl(`"${name}" must be a string.`);
  return value;
}

export function whole(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0)
    throw new BadControl(`"${name}" must be a whole number.`);
  return value;
}

function oneOf<T extends string>(fields: Fields, name: string, allowed: readonly T[]): T | undefined {
  const value = text(fields, name);
  if (value === undefined) return undefined;
  if (!(allowed as readonly string[]).includes(value))
    throw new BadControl(`"${name}" must be one of ${allowed.join(", ")}.`);
  return value as T;
}

export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new BadControl(`"${name}" is missing.`);
  return value;
}

export const providerOf = (fields: Fields): Provider | undefined =>
  oneOf(fields, "provider", ["stripe", "paypal"] as const);

export function readFault(fields: Fields): Fault {
  const path = text(fields, "path");
  try {
    if (path) new RegExp(path);
  } catch {
    throw new BadControl('"path" is not a regular expression.');
  }
  return {
    provider: providerOf(fields),
    account: text(fields, "account"),
    method: text(fields, "method"),
    path,
    effect: required(oneOf(fields, "effect", EFFECTS), "effect"),
    ms: whole(fields, "ms"),
    status: whole(fields, "status"),
    body: fields.body,
    sticky: fields.sticky === true,
    times: whole(fields, "times") ?? 1,
  };
}

export function readMode(fields: Fields): ModeRule {
  return {
    provider: providerOf(fields),
    account: text(fields, "account"),
    mode: required(oneOf(fields, "mode", MODES), "mode"),
    delay_ms: whole(fields, "delay_ms"),
  };
}

/** Ids as a list of strings; undefined when not given. */
export function ids(fields: Fields, name: string): string[] | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || value.some((id) => typeof id !== "string"))
    throw new BadControl(`"${name}" must be a list of strings.`);
  return value as string[];
}
