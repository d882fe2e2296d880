export type Json = { [name: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An OpenAPI 3.0 schema as JSON Schema: `nullable` becomes a type of its own. */
export function toJsonSchema(schema: Json): Json {
  return walk(schema, false) as Json;
}

/** The same for a request, where a property that is not listed is a mistake. */
export function toClosedRequest(schema: Json): Json {
  return walk(schema, true) as Json;
}

function walk(value: unknown, close: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, close));
  if (!isObject(value)) return value;
  const { nullable, ...rest } = value;
  const schema: Json = {};
  for (const [name, inner] of Object.entries(rest)) {
    schema[name] = name === "properties" && isObject(inner) ? walkEach(inner, close) : walk(inner, close);
  }
  if (close && isObject(schema.properties) && schema.additionalProperties === undefined)
    schema.additionalProperties = false;
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

/** A property may itself be named `nullable` or `properties`: only its schema is looked into. */
function walkEach(properties: Json, close: boolean): Json {
  return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, walk(inner, close)]));
}
