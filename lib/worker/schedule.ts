import type { CronItem } from "graphile-worker";

/** Tasks that run by the clock, once among all workers of a database. Times are UTC. */
export const schedule: CronItem[] = [
  { task: "prune_idempotency_keys", match: "17 3 * * *" },
  { task: "prune_drift", match: "37 3 * * *" },
  { task: "forget_deliveries", match: "57 3 * * *" },
  { task: "prune_rate_buckets", match: "7 * * * *" },
];
