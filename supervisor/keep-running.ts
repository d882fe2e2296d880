import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { hasEnded } from "./part";

const PAUSES_MS = [0, 100, 250, 500, 1_000, 2_000, 5_000];
/** Who lived this long did not die of the reason it died of before. */
const HEALTHY_AFTER_MS = 15_000;
const SAY_SO_AFTER = 5;

export type Kept = {
  /** Starts it no more, and stops what runs. */
  stop(): Promise<void>;
  /** Rejects when it dies again and again before it was ever of use; never resolves. */
  hopeless: Promise<never>;
};

export type Keeping = {
  title: string;
  start: () => Promise<ChildProcess>;
  stop: (child: ChildProcess) => Promise<void>;
  say: (sentence: string) => void;
  /** Until this is true a part that keeps dying is a failed start. */
  isUseful: () => boolean;
  whyDead: () => Promise<Error>;
};

/** Starts a process and starts it again whenever it ends: at once the first time, ever later when it keeps dying. */
export function keepRunning(keeping: Keeping): Kept {
  const stopping = new AbortController();
  let child: ChildProcess | undefined;

  const loop = async (): Promise<void> => {
    for (let deaths = 0; !stopping.signal.aborted; deaths += 1) {
      const pause = PAUSES_MS[Math.min(deaths, PAUSES_MS.length - 1)] ?? 0;
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      const began = Date.now();
      const how = await live();
      if (stopping.signal.aborted) return;
      if (Date.now() - began > HEALTHY_AFTER_MS) deaths = 0;
      if (!keeping.isUseful() && deaths >= 2) throw await keeping.whyDead();
      const often = deaths + 1 >= SAY_SO_AFTER ? ` for the ${deaths + 1}th time in a row` : "";
      keeping.say(`${keeping.title} ended (${how})${often} and is started again.`);
    }
  };

  const live = async (): Promise<string> => {
    try {
      child = await keeping.start();
    } catch (error) {
      return (error as Error).message;
    }
    const running = child;
    if (stopping.signal.aborted) await keeping.stop(running);
    if (!hasEnded(running)) await new Promise((resolve) => running.once("exit", resolve));
    return running.signalCode ?? `code ${running.exitCode}`;
  };

  const running = loop();
  return {
    hopeless: running.then(() => new Promise<never>(() => {})),
    async stop() {
      stopping.abort();
      if (child) await keeping.stop(child);
      await running.catch(() => {});
    },
  };
}
