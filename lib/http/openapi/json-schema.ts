import { z } from "zod";

/** A JSON Schema of the dialect 2020-12, which is OpenAPI 3.1's own. */
export type JsonSchema = { [keyword: string]: unknown };

/** What a caller may send: before transforms, unknown fields allowed. */
export function toInputSchema(schema: z.ZodType): JsonSchema {
  return toSchema(schema, "input");
}

/** What goes out. Fields may be added to it one day, so readers are not told that there are no others. */
export function toOutputSchema(schema: z.ZodType): JsonSchema {
  return toSchema(schema, "output");
}

function toSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const {
    $schema: _,
    $defs: __,
    ...converted
  } = z.toJSONSchema(schema, {
    io,
    // Inline: a component's own `$defs` would not resolve from the document's root.
    reused: "inline",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return withoutRecursion(converted) as JsonSchema;
}

/** What contains itself is any JSON at all, which a schema without keywords says better than a local reference. */
function withoutRecursion(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRecursion);
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutRecursion(inner)]));
}

/** The schema with more fields, in each of its variants where it has several. */
export function withFields(
  schema: JsonSchema,
  fields: Record<string, JsonSchema>,
  required: readonly string[] = [],
): JsonSchema {
  for (const variants of ["anyOf", "oneOf"]) {
    const options = schema[variants];
    if (!Array.isArray(options)) continue;
    return {
      ...schema,
      [variants]: options.map((option: JsonSchema) => withFields(option, fields, required)),
    };
  }
  const { properties, required: own } = schema as { properties?: object; required?: string[] };
  return {
    ...schema,
    type: "object",
    properties: { ...properties, ...fields },
    required: [...(own ?? []), ...required],
  };
}
