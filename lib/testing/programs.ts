import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** What bundled packages of the old kind expect to find. */
const REQUIRE =
  'import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);const __filename=import.meta.filename,__dirname=import.meta.dirname;';

/** The sandbox reads files that lie beside its sources. */
const whereItWas: Plugin = {
  name: "where it was",
  setup({ onLoad }) {
    onLoad({ filter: /\/sandbox\/.+\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const url = JSON.stringify(pathToFileURL(file).href);
      return { loader: "ts", contents: text.replaceAll("import.meta.url", url) };
    });
  },
};

/**
 * The programs that tests start by the hundred, as one file each: that takes a third of the processor's time that tsx
 * and the packages' own files take. EDGE_TEST_PROGRAMS names the folder, to this process and all that it starts.
 */
export async function makePrograms(): Promise<{ remove(): Promise<void> }> {
  // Under node_modules, so that packages are found from there.
  const folder = path.join(ROOT, "node_modules/.cache/edge-test", String(process.pid));
  const program = (entry: string, name: string, options: BuildOptions) =>
    build({
      entryPoints: [path.join(ROOT, entry)],
      outfile: path.join(folder, `${name}.mjs`),
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      alias: { "@": ROOT },
      logLevel: "error",
      ...options,
    });
  await Promise.all([
    program("sandbox/main.ts", "sandbox", { packages: "external", plugins: [whereItWas] }),
    program("e2e/crash/run-call.ts", "run-call", { banner: { js: REQUIRE } }),
    program("lib/worker/main.ts", "worker", {
      banner: { js: REQUIRE },
      external: ["graphile-worker", "nodemailer"],
    }),
  ]);
  process.env.EDGE_TEST_PROGRAMS = folder;
  return { remove: () => rm(folder, { recursive: true, force: true }) };
}
