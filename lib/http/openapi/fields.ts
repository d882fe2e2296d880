import type { FieldView } from "@/lib/reference/view";
import type { JsonSchema } from "./json-schema";

/** The fields of an object, with those inside of them. @param resolve what a `$ref` names */
export function toFields(schema: JsonSchema, resolve: (ref: string) => JsonSchema): FieldView[] {
  const variants = objectsOf(schema, resolve);
  const fields = new Map<string, FieldView>();
  for (const { properties = {}, required = [] } of variants) {
    for (const [name, own] of Object.entries(properties)) {
      const found = {
        ...follow(own, resolve),
        ...("description" in own && { description: own.description }),
      };
      const field = toField(name, found, required.includes(name), resolve);
      const earlier = fields.get(name);
      fields.set(name, earlier ? merge(earlier, field) : field);
    }
  }
  // A field that only some of the variants have is not always there.
  for (const [name, field] of fields)
    if (variants.some(({ properties = {} }) => !(name in properties)))
      fields.set(name, { ...field, required: false });
  return [...fields.values()];
}

type ObjectSchema = { properties?: Record<string, JsonSchema>; required?: string[] };

/** The object, or each of the objects that it can be; also of an array's entries. */
function objectsOf(schema: JsonSchema, resolve: (ref: string) => JsonSchema): ObjectSchema[] {
  const found = follow(schema, resolve);
  const variants = variantsOf(found);
  if (variants) return variants.flatMap((variant) => objectsOf(variant, resolve));
  if (found.items) return objectsOf(found.items as JsonSchema, resolve);
  return found.properties ? [found as ObjectSchema] : [];
}

function toField(
  name: string,
  schema: JsonSchema,
  required: boolean,
  resolve: (ref: string) => JsonSchema,
): FieldView {
  return {
    name,
    type: [...new Set(typesOf(schema, resolve))].join(" or "),
    required,
    description: typeof schema.description === "string" ? schema.description : null,
    limits: limitsOf(schema, resolve),
    fields: toFields(schema, resolve),
  };
}

function merge(one: FieldView, other: FieldView): FieldView {
  const types = new Set([...one.type.split(" or "), ...other.type.split(" or ")]);
  const known = new Set(one.fields.map(({ name }) => name));
  return {
    ...one,
    type: [...types].join(" or "),
    required: one.required && other.required,
    description: one.description ?? other.description,
    fields: [...one.fields, ...other.fields.filter(({ name }) => !known.has(name))],
  };
}

function follow(schema: JsonSchema, resolve: (ref: string) => JsonSchema): JsonSchema {
  return typeof schema.$ref === "string" ? resolve(schema.$ref) : schema;
}

const variantsOf = ({ anyOf, oneOf }: JsonSchema) => (anyOf ?? oneOf) as JsonSchema[] | undefined;

function typesOf(schema: JsonSchema, resolve: (ref: string) => JsonSchema): string[] {
  const found = follow(schema, resolve);
  const variants = variantsOf(found);
  if (variants) return variants.flatMap((variant) => typesOf(variant, resolve));
  if ("const" in found) return [JSON.stringify(found.const)];
  if (Array.isArray(found.enum)) return found.enum.map((value) => JSON.stringify(value));
  if (found.type === "array")
    return [`array of ${typesOf((found.items ?? {}) as JsonSchema, resolve).join(" or ")}`];
  if (found.format === "date-time") return ["time"];
  if (found.format === "uri") return ["URL"];
  if (typeof found.type === "string") return [found.type];
  return Array.isArray(found.type) ? found.type : ["any JSON"];
}

function limitsOf(schema: JsonSchema, resolve: (ref: string) => JsonSchema): string[] {
  const found = follow(schema, resolve);
  const own: [string, unknown][] = [
    ["at least $ characters", Number(found.minLength) > 1 ? found.minLength : undefined],
    ["at most $ characters", found.minLength === found.maxLength ? undefined : found.maxLength],
    ["at least $", found.minimum],
    ["more than $", found.exclusiveMinimum],
    ["at most $", found.maximum],
    ["$ unless given", found.default],
  ];
  const words = own.flatMap(([text, limit]) =>
    limit === undefined ? [] : [text.replace("$", String(limit))],
  );
  const inner = (variantsOf(found) ?? []).flatMap((variant) => limitsOf(variant, resolve));
  return [...new Set([...words, ...inner])];
}
