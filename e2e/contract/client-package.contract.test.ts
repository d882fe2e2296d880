import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const CLIENT = path.resolve("clients/typescript");
const run = promisify(execFile);

/** The package alone, with the dependencies that it names and no others. */
let directory: string;
let facts: Record<"dependencies" | "devDependencies" | "bin", Record<string, string>>;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "edge-client-"));
  for (const name of ["package.json", "tsconfig.json", "src"])
    await cp(path.join(CLIENT, name), path.join(directory, name), { recursive: true });
  facts = JSON.parse(await readFile(path.join(CLIENT, "package.json"), "utf8"));
  for (const name of Object.keys({ ...facts.dependencies, ...facts.devDependencies })) {
    const link = path.join(directory, "node_modules", name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.resolve("node_modules", name), link);
  }
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const node = (...args: string[]) => run(process.execPath, args, { cwd: directory });

it("compiles by itself with what it names, and runs", async () => {
  // Told in full when it fails.
  const compiled = await node("node_modules/typescript/bin/tsc", "-p", ".").catch(({ stdout }) => ({
    stdout,
  }));
  expect(compiled.stdout).toBe("");

  const program = facts.bin.edge ?? "";
  expect((await node(program, "--help")).stdout).toMatch(/--from-now .*default/);
  const refused = await node(program, "listen", "--types", "nope").catch((failed: unknown) => failed);
  expect(refused).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/^--\w.*\n$/) });

  const use = "import('./dist/index.js').then((all) => console.log(Object.keys(all).join()))";
  expect((await node("-e", use)).stdout.trim()).toBe(
    "EdgeApiError,EdgeUnreachable,InvalidWebhook,createEdgeClient,readEvents,verifyWebhook",
  );
});

it("names the versions that it is tested with", async () => {
  const root = JSON.parse(await readFile("package.json", "utf8"));
  expect({ ...root.dependencies, ...root.devDependencies }).toMatchObject({
    ...facts.dependencies,
    ...facts.devDependencies,
  });
});
