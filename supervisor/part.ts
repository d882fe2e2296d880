import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import path from "node:path";
import { childEnv } from "@/lib/env";

/** One program of the product, as a child process. */
export type Part = {
  /** For people, with its article: "The worker". */
  title: string;
  /** `node`'s arguments. */
  args: string[];
  env: Record<string, string>;
  /** Where its output goes; undefined means this terminal. */
  logFile?: string;
};

const END_WITH_PARENT = new URL("end-with-parent.mjs", import.meta.url).href;
const KEEP_LOG_BYTES = 10 * 1024 * 1024;

/**
 * Starts it in a process group of its own, so that Ctrl-C reaches us and not it, with a channel whose end tells it that
 * we are gone.
 */
export async function spawnPart(part: Part): Promise<ChildProcess> {
  const start = (output: number | "inherit") =>
    spawn(process.execPath, ["--import", END_WITH_PARENT, ...part.args], {
      env: childEnv({ ...part.env, EDGE_SUPERVISOR: String(process.pid) }),
      detached: true,
      stdio: ["ignore", output, output, "ipc"],
    });
  if (!part.logFile) return start("inherit");
  await mkdir(path.dirname(part.logFile), { recursive: true });
  const size = await stat(part.logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > KEEP_LOG_BYTES) await rename(part.logFile, `${part.logFile}.old`);
  const log = await open(part.logFile, "a", 0o600);
  try {
    return start(log.fd);
  } finally {
    await log.close();
  }
}

export const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Asks it to stop, waits, and kills what is left of its process group. */
export async function stopPart(child: ChildProcess, withinMs: number): Promise<void> {
  if (!hasEnded(child) && child.pid !== undefined) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const insist = setTimeout(() => child.kill("SIGKILL"), withinMs);
    await gone;
    clearTimeout(insist);
  }
  killGroup(child);
}

export function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}

/** The end of its output, for a sentence about why it died. */
export async function lastLines(logFile: string | undefined, count = 12): Promise<string> {
  if (!logFile) return "";
  const text = await readFile(logFile, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
