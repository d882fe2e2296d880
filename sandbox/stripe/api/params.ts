import type { Raw, RawFields } from "./form";
import { invalid } from "./stripe-error";

/** Turns one raw parameter into its value, or throws Stripe's refusal; `name` is as the caller wrote it. */
export type Reader<T> = (raw: Raw, name: string) => T;
export type Shape = Record<string, Reader<unknown>>;
export type Values<S extends Shape> = { [K in keyof S]?: S[K] extends Reader<infer T> ? T : never };

function scalar(raw: Raw, name: string): string {
  if (typeof raw !== "string") throw invalid(`Invalid string: ${JSON.stringify(raw)}`, undefined, name);
  return raw;
}

function filled(raw: Raw, name: string): string {
  const value = scalar(raw, name);
  if (value !== "") return value;
  throw invalid(
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
    "parameter_invalid_empty",
    name,
  );
}

export const string =
  (max = 5000): Reader<string> =>
  (raw, name) => {
    const value = filled(raw, name);
    if (value.length <= max) return value;
    throw invalid(
      `Invalid string: ${value.slice(0, 20)}...; must be at most ${max} characters`,
      "parameter_invalid_string",
      name,
    );
  };

/** An empty string takes the value away: null. */
export const clearable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (raw, name) =>
    raw === "" ? null : reader(raw, name);

export const integer = (): Reader<number> => (raw, name) => {
  const value = filled(raw, name);
  if (!/^-?\d{1,15}$/.test(value))
    throw invalid(`Invalid integer: ${value}`, "parameter_invalid_integer", name);
  return Number(value);
};

export const boolean = (): Reader<boolean> => (raw, name) => {
  const value = filled(raw, name);
  if (value !== "true" && value !== "false") throw invalid(`Invalid boolean: ${value}`, undefined, name);
  return value === "true";
};

export const oneOf =
  <T extends string>(...allowed: T[]): Reader<T> =>
  (raw, name) => {
    const value = filled(raw, name);
    const found = allowed.find((one) => one === value);
    if (found) return found;
    throw invalid(
      `Invalid ${name}: must be one of ${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}`,
      undefined,
      name,
    );
  };

export const list =
  <T>(reader: Reader<T>): Reader<T[]> =>
  (raw, name) => {
    if (!Array.isArray(raw)) throw invalid("Invalid array", undefined, name);
    return raw.map((item, index) => reader(item, `${name}[${index}]`));
  };

export const fields =
  <S extends Shape>(shape: S): Reader<Values<S>> =>
  (raw, name) => {
    if (typeof raw === "string" || Array.isArray(raw)) throw invalid("Invalid object", undefined, name);
    return readShape(shape, raw, name);
  };

/** Taken as it is: a parameter that Stripe knows and that changes nothing here. */
export const anything = (): Reader<Raw> => (raw) => raw;

/** A parameter of Stripe's that is not played: better refused than silently without effect. */
export const unplayed = (): Reader<never> => (_raw, name) => {
  throw invalid(`The sandbox does not play the parameter '${name}'.`, "sandbox_unplayed_parameter", name);
};

/** Metadata: text by name, an empty text takes a name away, empty as a whole takes all away (null). */
export const metadata = (): Reader<Record<string, string> | null> => (raw, name) => {
  if (raw === "") return null;
  if (typeof raw === "string" || Array.isArray(raw)) throw invalid("Invalid object", undefined, name);
  const entries = Object.entries(raw).map(([key, value]) => [key, scalar(value, `${name}[${key}]`)] as const);
  if (entries.length > 50) throw invalid("Metadata can have up to 50 keys.", undefined, name);
  for (const [key, value] of entries) {
    if (key.length > 40)
      throw invalid(`Metadata keys must be up to 40 characters; got ${key}`, undefined, name);
    if (value.length > 500)
      throw invalid(`Metadata values must be up to 500 characters; see ${key}`, undefined, `${name}[${key}]`);
  }
  return Object.fromEntries(entries);
};

/** What metadata becomes when `change` is laid over it. */
export function mergeMetadata(
  before: Record<string, string>,
  change: Record<string, string> | null | undefined,
): Record<string, string> {
  if (change === undefined) return before;
  if (change === null) return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ""));
}

/** Reads named parameters; one that is not in the shape is refused, as Stripe does. */
export function readShape<S extends Shape>(shape: S, raw: RawFields, within = ""): Values<S> {
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const name = within ? `${within}[${key}]` : key;
    const reader = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (!reader) throw invalid(`Received unknown parameter: ${name}`, "parameter_unknown", name);
    values[key] = reader(value, name);
  }
  return values as Values<S>;
}
