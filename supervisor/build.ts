import type { ChildProcess } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { StartFailure } from "@/lib/start-failure";
import { lastLines, type Part, spawnPart } from "./part";
import { takeLock } from "./pid-lock";
import { fingerprintOfSources } from "./sources";

const ROOT = process.cwd();
const STAMP = path.join(ROOT, ".next/edge-sources");
/** Outside of `.next`, which the build empties. */
const LOCK = path.join(ROOT, "node_modules/.cache/edge-build-lock");
const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");

type Building = {
  logFile: string;
  say: (sentence: string) => void;
  /** Is told of the building process, so that it can be stopped. */
  onSpawn: (child: ChildProcess) => void;
};

/**
 * Builds the web app unless the build there is of these very sources. Two copies that start in one checkout at once build
 * once.
 * @throws StartFailure with the end of the builder's output
 */
export async function ensureBuild(building: Building): Promise<void> {
  const wanted = await fingerprintOfSources(ROOT);
  if (await isBuilt(wanted)) return;
  for (let waited = false; ; waited = true) {
    const lock = await takeLock(LOCK);
    if ("release" in lock) {
      try {
        if (!(await isBuilt(wanted))) await build(building, wanted);
      } finally {
        await lock.release();
      }
      return;
    }
    if (!waited)
      building.say(`Waiting for the build of the web app by another copy (process ${lock.heldBy}).`);
    await wait(250);
  }
}

const isBuilt = async (wanted: string) => (await readFile(STAMP, "utf8").catch(() => "")) === wanted;

async function build({ logFile, say, onSpawn }: Building, wanted: string): Promise<void> {
  say("Building the web app; this takes a minute or so, and only when its sources have changed.");
  const part: Part = {
    title: "The build",
    args: [NEXT, "build"],
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    logFile,
  };
  const child = await spawnPart(part);
  onSpawn(child);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new StartFailure(`The web app could not be built:\n${await lastLines(logFile, 40)}`);
  await writeFile(STAMP, wanted);
}
