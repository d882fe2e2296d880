/**
 * OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), as far as our document uses it, and nothing beside it: a keyword that
 * is misspelt or stands in the wrong place is refused.
 */
const text = { type: "string", minLength: 1 };
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const mapOf = (value: object, names = {}) => ({
  type: "object",
  propertyNames: names,
  additionalProperties: value,
});
const object = (properties: Record<string, object | boolean>, required: string[] = []) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const orReference = (name: string) => ({
  if: { type: "object", required: ["$ref"] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: object({ $ref: { type: "string", pattern: "^#/" }, summary: text, description: text }, ["$ref"]),
  else: ref(name),
});
const componentName = { pattern: "^[a-zA-Z0-9._-]+$" };

export const openApiShape = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  ...object(
    {
      openapi: { const: "3.1.0" },
      info: object({ title: text, version: text, description: text }, ["title", "version"]),
      jsonSchemaDialect: { const: "https://json-schema.org/draft/2020-12/schema" },
      servers: { type: "array", minItems: 1, items: object({ url: text, description: text }, ["url"]) },
      externalDocs: object({ url: text, description: text }, ["url"]),
      tags: { type: "array", items: object({ name: text, description: text }, ["name"]) },
      paths: mapOf(ref("pathItem"), { pattern: "^/" }),
      webhooks: mapOf(ref("pathItem")),
      components: object({
        schemas: mapOf(ref("schema"), componentName),
        responses: mapOf(orReference("response"), componentName),
        parameters: mapOf(orReference("parameter"), componentName),
        headers: mapOf(orReference("header"), componentName),
        securitySchemes: mapOf(ref("securityScheme"), componentName),
      }),
    },
    ["openapi", "info", "paths", "webhooks", "components"],
  ),
  $defs: {
    pathItem: object({ post: ref("operation") }, ["post"]),
    operation: object(
      {
        operationId: { type: "string", pattern: "^[A-Za-z0-9_]+$" },
        summary: { type: "string", minLength: 1, maxLength: 120 },
        description: text,
        deprecated: { type: "boolean" },
        tags: { type: "array", items: text, uniqueItems: true },
        security: { type: "array", items: mapOf({ type: "array", items: text }) },
        parameters: { type: "array", items: orReference("parameter") },
        requestBody: object({ required: { type: "boolean" }, content: ref("content"), description: text }, [
          "content",
        ]),
        responses: {
          ...mapOf(orReference("response"), { pattern: "^([1-5][0-9]{2}|[1-5]XX|default)$" }),
          minProperties: 1,
        },
      },
      ["operationId", "summary", "requestBody", "responses"],
    ),
    response: object({ description: text, headers: mapOf(orReference("header")), content: ref("content") }, [
      "description",
    ]),
    content: {
      ...mapOf(object({ schema: ref("schema"), examples: mapOf(ref("example")) }, ["schema"]), {
        const: "application/json",
      }),
      minProperties: 1,
    },
    example: object({ value: true, summary: text, description: text }, ["value"]),
    parameter: object(
      {
        name: text,
        in: { enum: ["header", "query"] },
        required: { type: "boolean" },
        description: text,
        schema: ref("schema"),
        example: true,
      },
      ["name", "in", "schema"],
    ),
    header: object(
      { description: text, required: { type: "boolean" }, schema: ref("schema"), example: true },
      ["schema"],
    ),
    securityScheme: object({ type: { const: "http" }, scheme: { const: "bearer" }, description: text }, [
      "type",
      "scheme",
    ]),
    schema: { type: "object", properties: { $schema: false, $defs: false } },
  },
};
