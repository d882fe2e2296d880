import { setTimeout as wait } from "node:timers/promises";
import { onceInARow } from "./once-in-a-row";
import type { Sweep } from "./sweeps";

/**
 * Runs every sweep for itself until `signal` is aborted, and resolves when the last run has returned. A failing one is
 * logged and tried again at its next turn.
 */
export async function runSweeps(sweeps: readonly Sweep[], signal: AbortSignal): Promise<void> {
  await Promise.all(sweeps.map((sweep) => repeat(sweep, signal)));
}

async function repeat(sweep: Sweep, signal: AbortSignal): Promise<void> {
  const fail = onceInARow();
  while (!signal.aborted) {
    const began = performance.now();
    try {
      await sweep.run(signal);
      fail.over();
    } catch (error) {
      if (!signal.aborted) fail.say(error, `The sweep "${sweep.name}" failed`);
    }
    const left = Math.max(0, sweep.everyMs - (performance.now() - began));
    await wait(left, undefined, { signal }).catch(() => {});
  }
}
