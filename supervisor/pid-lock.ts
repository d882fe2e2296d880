import { randomBytes } from "node:crypto";
import { link, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

type Holder = {
  pid: number /** The kernel's own mark of when it began, where there is one. */;
  began: string;
};

export type PidLock = {
  /** An earlier holder died without giving it back. */
  tookOver: boolean;
  release(): Promise<void>;
};

/**
 * Takes the lock that a directory stands for, or says who holds it. A holder that no longer lives does not count.
 *
 * Each holder has a numbered file, and the highest number holds. A new number can only be made by linking, which fails
 * where it exists, and the highest is never removed: so of many that find a dead holder exactly one follows it.
 */
export async function takeLock(directory: string): Promise<PidLock | { heldBy: number }> {
  await mkdir(directory, { recursive: true });
  const own = path.join(directory, `.${randomBytes(6).toString("hex")}`);
  await writeFile(
    own,
    JSON.stringify({ pid: process.pid, began: await beganAt(process.pid) } satisfies Holder),
  );
  try {
    for (;;) {
      const last = (await numbersIn(directory)).at(-1) ?? 0;
      const found = await readFile(path.join(directory, String(last)), "utf8").catch(() => "");
      const holder = found === "" ? undefined : (JSON.parse(found) as Holder);
      if (holder && (await lives(holder))) return { heldBy: holder.pid };
      const mine = path.join(directory, String(last + 1));
      if (!(await linked(own, mine))) continue;
      const numbers = await numbersIn(directory);
      if (numbers.at(-1) === last + 1) {
        await removeBelow(directory, numbers);
        return { tookOver: holder !== undefined, release: () => writeFile(mine, "") };
      }
      // The number had been used and removed since we looked.
      await rm(mine, { force: true });
    }
  } finally {
    await rm(own, { force: true });
  }
}

const linked = (from: string, to: string) =>
  link(from, to).then(
    () => true,
    () => false,
  );

async function numbersIn(directory: string): Promise<number[]> {
  const names = (await readdir(directory)).filter((name) => /^[0-9]+$/.test(name));
  return names.map(Number).sort((a, b) => a - b);
}

async function removeBelow(directory: string, numbers: number[]): Promise<void> {
  const lower = numbers.slice(0, -1);
  await Promise.all(lower.map((number) => rm(path.join(directory, String(number)), { force: true })));
}

async function lives({ pid, began }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return (await beganAt(pid)) === began;
}

/** Process numbers are used again; the time a process began tells a new one from the holder. Empty outside Linux. */
async function beganAt(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}
