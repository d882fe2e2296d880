import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/log";
import type { Sweep } from "./sweeps";

/**
 * Runs every sweep for itself until `signal` is aborted, and resolves when the last run has returned. A failing one is
 * logged and tried again at its next turn.
 */
export async function runSweeps(sweeps: readonly Sweep[], signal: AbortSignal): Promise<void> {
  await Promise.all(sweeps.map((sweep) => repeat(sweep, signal)));
}

async function repeat(sweep: Sweep, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const began = performance.now();
    try {
      await sweep.run(signal);
    } catch (error) {
      if (!signal.aborted) log().error({ err: error, sweep: sweep.name }, "A sweep failed");
    }
    const left = Math.max(0, sweep.everyMs - (performance.now() - began));
    await wait(left, undefined, { signal }).catch(() => {});
  }
}
