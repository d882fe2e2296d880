import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type RunningSandbox = {
  origin: string;
  state: string;
  child: ChildProcess;
  /** One call of the control API; throws unless it is answered with 200. */
  control: <T = Record<string, unknown>>(
    method: "GET" | "POST" | "DELETE",
    path: string,
    body?: object,
  ) => Promise<T>;
  /** Kills it without warning, as a crash would, and waits until it is gone. */
  kill: () => Promise<void>;
  /** Kills it and forgets its state. */
  remove: () => Promise<void>;
};

/** Starts the sandbox as the program that it is, on a free port, with fresh state or that of an earlier run. */
export async function runSandbox(state = mkdtempSync(join(tmpdir(), "sandbox-"))): Promise<RunningSandbox> {
  const { EDGE_TEST_PROGRAMS: bundles } = process.env;
  const program = bundles ? [join(bundles, "sandbox.mjs")] : ["--import", "tsx", "sandbox/main.ts"];
  const child = spawn(process.execPath, program, {
    env: { ...process.env, SANDBOX_PORT: "0", SANDBOX_STATE: state, SANDBOX_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const origin = await originOf(child);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  return {
    origin,
    state,
    child,
    kill,
    async control(method, path, body) {
      const answer = await fetch(`${origin}/_sandbox/${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
      });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${method} ${path} gave ${answer.status}: ${text}`);
      return JSON.parse(text);
    },
    async remove() {
      await kill();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

function originOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const origin = /listening on (http:\/\/\S+)/.exec(printed)?.[1];
      if (origin) resolve(origin);
    });
    child.on("exit", (code) => reject(new Error(`The sandbox ended with ${code}: ${printed}`)));
  });
}
