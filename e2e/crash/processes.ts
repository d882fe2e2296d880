import { type ChildProcess, execFile, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import type { Step } from "@/lib/step";
import type { Call } from "./calls";

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, "../..");
/** Start-up is nearly all work of the processor: more at once than it has cores gains nothing. */
const AT_ONCE = 3;

type Ended = { signal: NodeJS.Signals | null; said: string };

type Processes = {
  /** Makes the call in a process that kills itself at the step; an error when it did not get there. */
  dieAt(step: Step, call: Call): Promise<void>;
  /** Makes the call in a process that stands still at the step for as long as `meanwhile` takes, and then goes on to its end. */
  freezeAt(step: Step, call: Call, meanwhile: () => Promise<void>): Promise<void>;
  /** Makes the call in a process that is killed once `until` has come. */
  dieOnce(until: () => Promise<void>, call: Call): Promise<void>;
};

export function makeProcesses(): Processes {
  const inTurn = makeTurns(AT_ONCE);
  return {
    dieAt: (step, call) =>
      inTurn(async () => {
        const { signal, said } = await start(call, { CRASH_AT: step }).ended;
        if (signal !== "SIGKILL") throw new Error(`${call.verb} did not pass ${step}: ${said}`);
      }),
    async freezeAt(step, call, meanwhile) {
      const { child, ended } = await inTurn(async () => {
        const started = start(call, { CRASH_AT: step, CRASH_SIGNAL: "SIGSTOP" });
        await standsStill(started, `${call.verb} at ${step}`);
        return started;
      });
      try {
        await meanwhile();
      } finally {
        child.kill("SIGCONT");
        await ended;
      }
    },
    dieOnce: (until, call) =>
      inTurn(async () => {
        const { child, ended } = start(call, {});
        const early = ended.then(({ said }) => {
          throw new Error(`${call.verb} ended before its time: ${said}`);
        });
        await Promise.race([until(), early]);
        child.kill("SIGKILL");
        await early.catch(() => {});
      }),
  };
}

/** @throws Error when it ends instead */
async function standsStill({ child, ended }: ReturnType<typeof start>, what: string): Promise<void> {
  let said: string | undefined;
  void ended.then((end) => {
    said = end.said;
  });
  for (;;) {
    const { stdout } = await run("ps", ["-o", "stat=", "-p", String(child.pid)]).catch(() => ({
      stdout: "",
    }));
    if (stdout.startsWith("T")) return;
    if (said !== undefined) throw new Error(`${what} did not stand still: ${said}`);
    await wait(50);
  }
}

function makeTurns(atOnce: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    while (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

function start(
  call: Call,
  variables: Record<string, string>,
): { child: ChildProcess; ended: Promise<Ended> } {
  const file = path.join(process.env.EDGE_TEST_PROGRAMS ?? "", "run-call.mjs");
  // Nobody lives long enough to gain by Prisma's WebAssembly being optimized.
  const child = spawn(process.execPath, ["--liftoff-only", file, JSON.stringify(call)], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_POOL_SIZE: "4", ...variables },
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (_code, signal) => resolve({ signal, said: said.join("") }));
  });
  return { child, ended };
}
