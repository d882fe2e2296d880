import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export type SandboxUnderTest = {
  url: string;
  /** One call of the control API, e.g. `control("POST", "faults", {…})`; the parsed answer. */
  control: <T = unknown>(method: "GET" | "POST" | "DELETE", action: string, body?: unknown) => Promise<T>;
  stop: () => Promise<void>;
};

const LISTENING = /sandbox listening on (http:\/\/\S+)/;

/**
 * Starts the provider sandbox as the program it is, on a free port and with a state of its own. It ends with `stop`, and
 * with this process should that come first.
 */
export async function startSandbox(): Promise<SandboxUnderTest> {
  const state = await mkdtemp(path.join(tmpdir(), "edge-sandbox-"));
  const root = path.resolve(import.meta.dirname, "../..");
  const { SANDBOX_URL: _, EDGE_TEST_PROGRAMS: bundles, ...inherited } = process.env;
  const program = bundles ? [path.join(bundles, "sandbox.mjs")] : ["--import", "tsx", "sandbox/main.ts"];
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { ...inherited, SANDBOX_PORT: "0", SANDBOX_STATE: state },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const said: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.stdout?.on("data", (chunk: Buffer) => {
      said.push(chunk.toString());
      const found = LISTENING.exec(said.join(""))?.[1];
      if (found) resolve(found);
    });
    child.once("exit", () => reject(new Error(`The sandbox did not start: ${said.join("")}`)));
  });
  return {
    url,
    async control(method, action, body) {
      const response = await fetch(`${url}/_sandbox/${action}`, {
        method,
        headers: { "content-type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${method} ${action}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await rm(state, { recursive: true, force: true });
    },
  };
}
