import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type RunningSandbox = { origin: string; stop: () => void };

/** Starts the sandbox as the program that it is, with a state of its own. Rejects with what it printed. */
export function runSandbox(): Promise<RunningSandbox> {
  const state = mkdtempSync(join(tmpdir(), "sandbox-browser-"));
  const { EDGE_TEST_PROGRAMS: bundles } = process.env;
  const program = bundles ? [join(bundles, "sandbox.mjs")] : ["--import", "tsx", "sandbox/main.ts"];
  const child = spawn(process.execPath, program, {
    env: { ...process.env, SANDBOX_PORT: "0", SANDBOX_STATE: state, SANDBOX_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = (): void => {
    child.kill("SIGKILL");
    rmSync(state, { recursive: true, force: true });
  };
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer): void => {
      printed += chunk;
      const origin = /listening on (http:\/\/\S+)/.exec(printed)?.[1];
      if (origin) resolve({ origin, stop });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", () => reject(new Error(`The sandbox ended: ${printed}`)));
  });
}
