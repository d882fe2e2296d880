import { Ajv2020 } from "ajv/dist/2020";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { GET } from "@/app/public/edge/openapi.json/route";
import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import { errorsOf } from "@/lib/http/openapi/action-errors";
import { withoutDatabase } from "@/lib/http/testing/environment";
import { EVENTS } from "@/lib/outbox/events";
import { openApiShape } from "./open-api-shape";

withoutDatabase();
const get = (headers = {}) => GET(new Request("http://edge.test/public/edge/openapi.json", { headers }));
const text = await get().text();
const document = JSON.parse(text);
const names = [...actionTable.keys()];

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, "edge");

/** Every object in the document, with its JSON pointer. */
function* walk(value: unknown, pointer = ""): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [pointer, value as Record<string, unknown>];
  for (const [key, inner] of Object.entries(value)) {
    yield* walk(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

const at = (pointer: string) =>
  pointer
    .split("/")
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((value: Record<string, unknown> | undefined, key) => value?.[key] as never, document);

it("is shaped as OpenAPI 3.1 says", () => {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(openApiShape);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
});

it("has valid JSON Schemas everywhere", () => {
  for (const [pointer, object] of walk(document)) {
    if (!("schema" in object)) continue;
    expect(ajv.validateSchema(object.schema as object), pointer).toBe(true);
    expect(() => ajv.compile({ $ref: `edge#${encodeURI(pointer)}/schema` }), pointer).not.toThrow();
  }
});

it("refers to nothing that is not there", () => {
  const refs = [...walk(document)].flatMap(([pointer, { $ref }]) =>
    typeof $ref === "string" ? [[pointer, $ref]] : [],
  );
  expect(refs.length).toBeGreaterThan(50);
  for (const [pointer, ref] of refs) {
    expect(ref, pointer).toMatch(/^#\//);
    expect(at(ref?.slice(1) ?? ""), `${pointer} → ${ref}`).toBeDefined();
  }
});

it("names every operation once, and uses every component", () => {
  const ids = [...walk(document)].flatMap(([, { operationId }]) => (operationId ? [operationId] : []));
  expect(new Set(ids).size).toBe(ids.length);
  for (const [kind, components] of Object.entries(document.components)) {
    if (kind === "securitySchemes") continue;
    for (const name of Object.keys(components as object)) {
      expect(text, name).toContain(`"#/components/${kind}/${name}"`);
    }
  }
});

it("has examples that fit their schemas", () => {
  let checked = 0;
  for (const [pointer, object] of walk(document)) {
    if (!("schema" in object) || !("examples" in object)) continue;
    const validate = ajv.compile({ $ref: `edge#${encodeURI(pointer)}/schema` });
    for (const [name, { value }] of Object.entries(object.examples as Record<string, { value: unknown }>)) {
      validate(value);
      expect(validate.errors ?? [], `${pointer} ${name}`).toEqual([]);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(100);
});

describe.each(names)("%s", (name) => {
  const facts = actionTable.get(name)?.action;
  const operation = document.paths[`/public/${facts?.area}/${name}`]?.post;

  it("is the action of that name", () => expect(facts?.name).toBe(name));

  it("is documented under both paths, the older one as such", () => {
    const older = document.paths[`/apis/public/${facts?.area}/${name}.php`]?.post;
    expect(older.deprecated).toBe(true);
    expect(older.responses).toEqual(operation.responses);
    expect(older.requestBody).toEqual(operation.requestBody);
  });

  it("shows each of its refusals under its status", () => {
    if (!facts) throw new Error("No such action");
    for (const code of errorsOf(facts)) {
      const { $ref } = operation.responses[ERROR_STATUS[code]];
      const response = $ref ? at($ref.slice(1)) : operation.responses[ERROR_STATUS[code]];
      expect(Object.keys(response.content["application/json"].examples)).toContain(code);
    }
  });

  it("takes its example, and answers it", () => {
    const { request, answer } = facts?.reference.example ?? {};
    expect(facts?.schema.safeParse(request).error).toBeUndefined();
    expect(facts?.reference.answer.parse(answer)).toEqual(answer);
  });
});

it("shows every error of an action somewhere, and no error that is none of an action's", () => {
  const answered = new Set([...actionTable.values()].flatMap(({ action }) => errorsOf(action)));
  const elsewhere: ErrorCode[] = [
    "invalid_signature",
    "foreign_origin",
    "unknown_action",
    "unknown_link",
    "unknown_gateway_account",
  ];
  expect((Object.keys(ERROR_STATUS) as ErrorCode[]).filter((code) => !answered.has(code)).sort()).toEqual(
    elsewhere.sort(),
  );
});

it("shows every event, and the one that an endpoint is tried with", () => {
  expect(Object.keys(document.webhooks)).toEqual([...Object.keys(EVENTS), "webhook.test"]);
});

it("is cached by its ETag", async () => {
  const etag = get().headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]+"$/);
  const again = get({ "if-none-match": `"x", W/${etag}` });
  expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  expect(get({ "if-none-match": '"x"' }).status).toBe(200);
});
