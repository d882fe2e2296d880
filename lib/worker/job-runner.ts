import { setTimeout as wait } from "node:timers/promises";
import { Logger, parseCronItems, type Runner, run } from "graphile-worker";
import { pool } from "@/lib/db";
import { log } from "@/lib/log";
import { onceInARow } from "./once-in-a-row";
import { schedule } from "./schedule";
import { tasks } from "./tasks";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

const logger = new Logger(() => (level, message, meta) => {
  log()[LEVELS[level]]({ meta }, message);
});

/** A job that runs longer is left to whoever finds its row due, so that a stop ends in time. */
const FINISH_WITHIN_MS = 6_000;

function start(): Promise<Runner> {
  return run({
    pgPool: pool(),
    taskList: tasks,
    parsedCronItems: parseCronItems(schedule),
    concurrency: 8,
    pollInterval: 1_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: FINISH_WITHIN_MS,
    logger,
  });
}

/**
 * Takes and runs jobs until `signal` is aborted; then takes no more and resolves when the running ones are finished. When
 * the database goes away the runner gives up, and a new one is tried until it is back.
 */
export async function runJobs(signal: AbortSignal): Promise<void> {
  const fail = onceInARow();
  while (!signal.aborted) {
    try {
      const runner = await start();
      fail.over();
      const stop = () => void runner.stop().catch(() => {});
      if (signal.aborted) stop();
      signal.addEventListener("abort", stop, { once: true });
      await runner.promise;
      signal.removeEventListener("abort", stop);
    } catch (error) {
      fail.say(error, "The job runner stopped and is started again");
    }
    await wait(500, undefined, { signal }).catch(() => {});
  }
}
