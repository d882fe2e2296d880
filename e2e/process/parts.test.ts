import { expect, it } from "vitest";
import { Copy } from "./copy";

const DATABASE =
  "DATABASE_URL is missing: set it to a PostgreSQL address, e.g. postgres://user:password@host:5432/edge.";

it("tells each part what it misses, and ends it with code 1", async () => {
  const [migrate, web, worker] = await Promise.all(
    ["migrate", "start:web", "start:worker"].map((script) => new Copy(script, {}).end()),
  );
  expect(migrate).toEqual({ code: 1, output: `${DATABASE}\n` });
  for (const part of [web, worker]) {
    expect(part?.code).toBe(1);
    const sentences = part?.output.trim().split("\n") ?? [];
    expect(sentences.map((sentence) => sentence.split(" ")[0])).toEqual([
      "APP_URL",
      "DATABASE_URL",
      "EDGE_SECRET_KEY",
    ]);
  }
});
