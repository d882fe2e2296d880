import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { StartFailure } from "@/lib/start-failure";
import { type PidLock, takeLock } from "./pid-lock";

/** A copy that is just being stopped, or whose npm was killed, needs this long to notice and to end. */
const PATIENCE_MS = 2_000;
const STOPPING_PATIENCE_MS = 12_000;

export type Home = {
  /** Absolute. */
  directory: string;
  /** The copy before this one was killed. */
  tookOver: boolean;
  /** Another copy that wants this home may wait for us from now on. */
  announceStop(): Promise<void>;
  release(): Promise<void>;
};

/**
 * The directory that holds one copy's data, for this process alone.
 * @throws StartFailure when another copy runs on it
 */
export async function openHome(directory: string): Promise<Home> {
  const absolute = path.resolve(directory);
  await mkdir(absolute, { recursive: true }).catch((error: Error) => {
    throw new StartFailure(`EDGE_HOME (${absolute}) cannot be made: ${error.message}.`);
  });
  const stopNote = path.join(absolute, "stopping");
  const lock = await takeHome(absolute, stopNote);
  await writeFile(stopNote, "");
  return {
    directory: absolute,
    tookOver: lock.tookOver,
    announceStop: () => writeFile(stopNote, String(process.pid)),
    release: lock.release,
  };
}

async function takeHome(directory: string, stopNote: string): Promise<PidLock> {
  const lockDirectory = path.join(directory, "lock");
  for (const began = Date.now(); ; await wait(100)) {
    const lock = await takeLock(lockDirectory);
    if ("release" in lock) return lock;
    const stopping = (await readFile(stopNote, "utf8").catch(() => "")) === String(lock.heldBy);
    if (Date.now() - began < (stopping ? STOPPING_PATIENCE_MS : PATIENCE_MS)) continue;
    throw new StartFailure(
      `Another copy of Edge (process ${lock.heldBy}) uses ${directory}: stop it, or set EDGE_HOME to another directory.`,
    );
  }
}

/** A secret that is made once and then kept, readable by us alone. */
export async function keptSecret(
  file: string,
  make = () => randomBytes(32).toString("base64url"),
): Promise<string> {
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept) return kept;
  const secret = make();
  await writeWhole(file, secret);
  return secret;
}

/** Replaces a file of ours in one step: whoever reads it sees the old or the new, never a part. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
