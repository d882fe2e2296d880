import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export type Ended = { code: number | null; output: string };

/** One `npm` script of this checkout, started as a person would start it. */
export class Copy {
  output = "";
  private readonly child: ChildProcess;
  private readonly ended: Promise<Ended>;

  constructor(script: string, env: Record<string, string>) {
    this.child = spawn("npm", ["--silent", "run", script], {
      env: { ...process.env, DATABASE_URL: "", APP_URL: "", EDGE_SECRET_KEY: "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    }
    this.ended = new Promise((resolve) => {
      this.child.once("close", (code) => resolve({ code, output: this.output }));
    });
  }

  /** What `npm` was started as. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  end(): Promise<Ended> {
    return this.ended;
  }

  /** Resolves when the block was printed whole; rejects when the program ends instead. */
  async ready(): Promise<void> {
    const failed = this.ended.then(({ output }) => {
      throw new Error(`It ended instead of getting ready:\n${output}`);
    });
    failed.catch(() => {});
    await Promise.race([failed, until(async () => this.output.includes("Ctrl-C stops everything."))]);
  }
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(20);
}

export type Found = { pid: number; command: string };

/** Every process that belongs to the copy with this home: they inherit it, and PostgreSQL is told. Linux only. */
export async function processesOf(home: string): Promise<Found[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map((pid) => belongsTo(home, pid)));
  return found.filter((each) => each !== undefined);
}

async function belongsTo(home: string, pid: number): Promise<Found | undefined> {
  const read = (name: string) => readFile(path.join("/proc", String(pid), name), "utf8").catch(() => "");
  const command = (await read("cmdline")).replaceAll("\0", " ").trim();
  if (command === "" || pid === process.pid) return undefined;
  const mine = command.includes(home) || (await read("environ")).split("\0").includes(`EDGE_HOME=${home}`);
  return mine ? { pid, command } : undefined;
}
