import { pool } from "@/lib/db";

/** Longer than any of our jobs takes; one that takes longer and is begun a second time finds its row taken. */
const LOST_AFTER_MS = 10 * 60_000;

/**
 * Takes the jobs of killed workers back, so that others run them. The runner itself waits for four hours, and a job under a
 * key that is locked cannot be asked for again.
 */
export async function freeLostJobs(): Promise<void> {
  await pool().query({
    name: "free-lost-jobs",
    text: `select graphile_worker.force_unlock_workers(array(
             select distinct locked_by from graphile_worker.jobs where locked_at < $1))`,
    values: [new Date(Date.now() - LOST_AFTER_MS)],
  });
}
