import type { z } from "zod";
import { EdgeError } from "@/lib/errors";
import { toFault } from "./input-faults";
import type { JsonObject } from "./json-body";

/**
 * The action's input as its schema makes it.
 * @throws EdgeError invalid_request with one sentence per bad field; `field` is the first. A schema's own messages stand behind
 *   the field's name: "must be …"
 */
export function parseInput<Schema extends z.ZodObject>(schema: Schema, body: JsonObject): z.output<Schema> {
  const result = schema.safeParse(body, { error: toFault });
  if (result.success) return result.data;
  const byField = new Map<string, string>();
  for (const issue of result.error.issues) {
    const field = issue.path.join(".");
    if (!byField.has(field)) byField.set(field, `${field || "The body"} ${issue.message}.`);
  }
  const [field] = byField.keys();
  const errors = [...byField.values()].slice(0, MOST_SENTENCES);
  throw new EdgeError("invalid_request", errors[0] ?? "The body is not valid.", {
    field: field || undefined,
    errors,
  });
}

const MOST_SENTENCES = 20;
