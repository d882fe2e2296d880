import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import formats from "ajv-formats";
import { expect, it } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { toOpenApi } from "@/lib/http/openapi/document";
import { testEnvelope } from "@/lib/outbox/publish";
import { clientFiles } from "@/scripts/client-files";

const CLIENT = path.resolve("clients/typescript");
const document = toOpenApi(actionTable, "https://billing.example.com");

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, "edge");

/** What the published schema of the type finds wrong with an event. */
function faultsOf(type: string, event: unknown) {
  const { $ref } = document.webhooks[type]?.post.requestBody.content["application/json"].schema ?? {};
  const validate = ajv.compile({ $ref: `edge${$ref}` });
  validate(event);
  return validate.errors ?? [];
}

it("is what the TypeScript client was made of: `npm run client` writes it anew", async () => {
  const made = await clientFiles(actionTable);
  for (const [name, text] of made) expect(await readFile(path.join(CLIENT, name), "utf8"), name).toBe(text);
  for (const folder of ["samples", "src/generated"]) {
    const kept = (await readdir(path.join(CLIENT, folder))).map((file) => `${folder}/${file}`);
    expect(kept.filter((name) => !made.has(name))).toEqual([]);
  }
});

it("has a sample of every event that fits the schema of its type, and of no other", async () => {
  const types = Object.keys(document.webhooks);
  const files = await readdir(path.join(CLIENT, "samples"));
  expect(files.sort()).toEqual(types.map((type) => `${type}.json`).sort());
  for (const [index, type] of types.entries()) {
    const sample = JSON.parse(await readFile(path.join(CLIENT, "samples", `${type}.json`), "utf8"));
    expect(faultsOf(type, sample), type).toEqual([]);
    expect(faultsOf(types[index - 1] ?? "webhook.test", sample), type).not.toEqual([]);
  }
});

it("describes what testWebhook sends as it is sent", () => {
  const { type, payload } = testEnvelope("org_1", "wh_1");
  // The time is put in when it is stored.
  expect(faultsOf(type, { ...JSON.parse(payload), created_at: "2026-03-30T09:30:00.000Z" })).toEqual([]);
});
