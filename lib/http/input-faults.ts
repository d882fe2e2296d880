import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/** What is wrong with a field, to stand behind its name. A schema that says it better in its own `error` is heard first. */
export function toFault(issue: Issue): string {
  const missing = issue.input === undefined && ["invalid_type", "invalid_union"].includes(issue.code ?? "");
  if (missing) return "is required";
  return `must ${expectation(issue)}`;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      // 1.5 for a whole number: both are numbers.
      if (issue.expected === "int") return `be ${named("int")}`;
      return `be ${named(issue.expected)}, not ${received(issue.input)}`;
    case "invalid_value":
      return `be ${either(issue.values.map((value) => JSON.stringify(value)))}`;
    case "too_small":
      return size(issue.origin, "at least", issue.minimum);
    case "too_big":
      return size(issue.origin, "at most", issue.maximum);
    case "invalid_union":
      return `be ${either(issue.errors.flatMap(expectedTypes))}`;
    case "not_multiple_of":
      return `be a multiple of ${issue.divisor}`;
    default:
      return "have the form that the documentation gives";
  }
}

const NAMES: Record<string, string> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "an array",
};

function named(type: string): string {
  return NAMES[type] ?? `of type ${type}`;
}

function received(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "an array";
  return named(typeof input);
}

function size(origin: string, bound: string, limit: number | bigint): string {
  if (origin === "string") {
    if (bound === "at least" && Number(limit) === 1) return "not be empty";
    return `have ${bound} ${limit} characters`;
  }
  if (origin === "array") return `have ${bound} ${limit} entries`;
  return `be ${bound} ${limit}`;
}

function expectedTypes(option: z.core.$ZodIssue[]): string[] {
  const [first] = option;
  return first?.code === "invalid_type" ? [named(first.expected)] : [];
}

function either(words: string[]): string {
  return words.length > 0 ? words.join(" or ") : "of another type";
}
