import type { CronItem } from "graphile-worker";

/** Tasks that run by the clock, once among all workers of a database. Times are UTC. */
export const schedule: CronItem[] = [];
