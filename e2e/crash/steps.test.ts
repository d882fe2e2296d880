import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { STEPS } from "@/lib/step";

const HERE = import.meta.dirname;
const LIB = path.resolve(HERE, "../../lib");

async function matches(folder: string, files: string[], pattern: RegExp): Promise<string[]> {
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
  return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, found]) => found ?? ""));
}

it("knows every step that the code names, and no other", async () => {
  const files = (await readdir(LIB, { recursive: true })).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  const named = await matches(LIB, files, /\bstep\("([^"]+)"\)/g);
  expect([...new Set(named)].toSorted()).toEqual([...STEPS].toSorted());
});

it("asks for money in one place alone, behind its permit", async () => {
  const files = (await readdir(LIB, { recursive: true })).filter((file) =>
    /^(?!gateways|testing).*(?<!test)\.ts$/.test(file),
  );
  const asking = await Promise.all(
    files.map(async (file) => ((await matches(LIB, [file], /(\.charge)\(/g)).length > 0 ? [file] : [])),
  );
  expect(asking.flat().toSorted()).toEqual(["charges/ask-gateway.ts", "drift/testing/stuck.ts"]);
});

it("dies at every step in some test", async () => {
  const tests = (await readdir(HERE)).filter((file) => file.endsWith(".test.ts"));
  const prefixes = await matches(HERE, tests, /\bcases\("([^"]+)"\)/g);
  expect(STEPS.filter((step) => !prefixes.some((prefix) => step.startsWith(prefix)))).toEqual([]);
});
