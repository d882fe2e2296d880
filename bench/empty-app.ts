import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@/supervisor/ports";
import { waitFor } from "@/supervisor/wait-for";

const ROOT = path.resolve("bench/empty-app");
const STAMP = path.join(ROOT, ".next/bench-sources");
const NEXT = path.resolve("node_modules/next/dist/bin/next");

export type EmptyApp = { baseUrl: string; stop(): Promise<void> };

/**
 * An application of one empty page and one empty route handler, built by the same Next with the same settings and served
 * by Next alone: what anything in Next costs before it does something. It is an application of its own so that the
 * product needs no such route.
 */
export async function startEmptyApp(say: (sentence: string) => void): Promise<EmptyApp> {
  const wanted = await fingerprint();
  if ((await readFile(STAMP, "utf8").catch(() => "")) !== wanted) {
    say("Building the empty application beside which the product is measured.");
    const code = await ended(next(["build"]));
    if (code !== 0) throw new Error(`The empty application could not be built (code ${code}).`);
    await writeFile(STAMP, wanted);
  }
  const port = await freePort();
  const server = next(["start", "--hostname", "127.0.0.1", "--port", String(port)]);
  const baseUrl = `http://127.0.0.1:${port}`;
  const gone = new AbortController();
  const end = ended(server).then(() => gone.abort());
  await waitFor(`${baseUrl}/nothing`, gone.signal);
  if (gone.signal.aborted) throw new Error("The empty application does not start.");
  return {
    baseUrl,
    async stop() {
      server.kill("SIGTERM");
      await end;
    },
  };
}

function next(args: string[]): ChildProcess {
  return spawn(process.execPath, [NEXT, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}

async function fingerprint(): Promise<string> {
  const files = ["../../next.config.ts", "../../package-lock.json", "next.config.ts"];
  const app = await readdir(path.join(ROOT, "app"), { recursive: true, withFileTypes: true });
  for (const file of app) if (file.isFile()) files.push(path.join(file.parentPath, file.name));
  const hash = createHash("sha256").update(process.version);
  for (const file of files.sort()) hash.update(await readFile(path.resolve(ROOT, file)));
  return hash.digest("hex");
}
