import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

export type Worker = {
  /** Resolves once it takes jobs. */
  ready: Promise<void>;
  /** Without a word, as when the machine loses its power. */
  kill(): Promise<void>;
  /** As an orderly stop asks. */
  stop(): Promise<void>;
};

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The worker as the program that it is, on the environment's database. */
export function startWorker(): Worker {
  const file = path.join(process.env.EDGE_TEST_PROGRAMS ?? "", "worker.mjs");
  const child = spawn(process.execPath, ["--liftoff-only", "--enable-source-maps", file], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: "info", EDGE_SANDBOX: "1", DATABASE_POOL_SIZE: "8" },
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return { ready: isReady(child), kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}

function isReady(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    // The log goes there.
    child.stderr?.on("data", (chunk: Buffer) => {
      said.push(chunk.toString());
      if (said.join("").includes("The worker takes jobs")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The worker ended with ${code}: ${said.join("")}`)));
  });
  // It may be killed before anybody asks.
  ready.catch(() => {});
  return ready;
}
