import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** `run-call.ts` as one file, since a hundred processes start it; `remove` takes it away again. */
export async function makeProgram(): Promise<{ file: string; remove(): Promise<void> }> {
  // Under node_modules, so that packages are found from there.
  const folder = path.join(ROOT, "node_modules/.cache/edge-crash", String(process.pid));
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, "run-call.mjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, "run-call.ts")],
    outfile: file,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "@": ROOT },
    logLevel: "error",
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
