import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeLock } from "./pid-lock";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "edge-lock-"));
});
afterEach(() => rm(directory, { recursive: true }));

it("is held by one, and free again when given back", async () => {
  const lock = await takeLock(directory);
  expect(lock).toMatchObject({ tookOver: false });
  expect(await takeLock(directory)).toEqual({ heldBy: process.pid });
  if ("release" in lock) await lock.release();
  expect(await takeLock(directory)).toMatchObject({ tookOver: false });
  expect(await readdir(directory)).toEqual(["2"]);
});

it("is taken over from a process that died, by exactly one of many", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  await writeFile(path.join(directory, "1"), JSON.stringify({ pid: child.pid, began: "1" }));
  const results = await Promise.all(Array.from({ length: 8 }, () => takeLock(directory)));
  expect(results.filter((result) => "release" in result)).toHaveLength(1);
});

it("does not mistake a process that got the dead one's number for it", async () => {
  await writeFile(path.join(directory, "1"), JSON.stringify({ pid: process.pid, began: "somewhen else" }));
  expect(await takeLock(directory)).toMatchObject({ tookOver: true });
});
