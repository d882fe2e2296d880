import openapiTS, { astToString } from "openapi-typescript";
import type { ActionTable } from "@/lib/http/action-request";
import { toOpenApi } from "@/lib/http/openapi/document";
import { SENT_TYPES, toEventExample } from "@/lib/http/openapi/webhooks";
import { EVENTS } from "@/lib/outbox/events";

const ORIGIN = "https://billing.example.com";

/** What clients/typescript takes from the API's own description: its files by their names there. */
export async function clientFiles(actions: ActionTable): Promise<Map<string, string>> {
  const document = withoutOlderPaths(toOpenApi(actions, ORIGIN));
  const schema = astToString(
    await openapiTS(JSON.stringify(document), { alphabetize: true, defaultNonNullable: false }),
  );
  const files = new Map([
    ["src/generated/schema.ts", `// Generated from the API's description.\n${schema}`],
    ["src/generated/actions.ts", toActions(document)],
    ["src/generated/event-types.ts", toEventTypes()],
  ]);
  for (const type of SENT_TYPES)
    files.set(`samples/${type}.json`, `${JSON.stringify(toEventExample(type), null, 2)}\n`);
  return files;
}

type Operations = Record<
  string,
  { post: { operationId: string; parameters?: unknown; deprecated?: boolean } }
>;

/** The same actions stand in it twice. */
function withoutOlderPaths<Document extends { paths: object }>(document: Document): Document {
  const paths = Object.entries(document.paths as Operations).filter(([, { post }]) => !post.deprecated);
  return { ...document, paths: Object.fromEntries(paths) };
}

function toActions({ paths }: { paths: object }): string {
  const lines = Object.entries(paths as Operations).map(
    ([path, { post }]) => `  ${post.operationId}: { path: "${path}", writes: ${"parameters" in post} },`,
  );
  return [
    "// Generated from the API's description.",
    "",
    "/** Where each action is called, and whether a call is repeated under one Idempotency-Key. */",
    "export const ACTIONS = {",
    ...lines,
    "} as const;",
    "",
  ].join("\n");
}

function toEventTypes(): string {
  return [
    "// Generated from the API's description.",
    "",
    "/** What happens to customers, and can be listed and subscribed to. */",
    "export const EVENT_TYPES = [",
    ...Object.keys(EVENTS).map((type) => `  "${type}",`),
    "] as const;",
    "",
  ].join("\n");
}
