import { pool } from "@/lib/db";

const KEPT_MS = 90 * 24 * 3_600_000;

/**
 * For the worker, daily: forgets comparisons older than 90 days, and findings that were closed and last seen before that.
 * What is open stays. Answers how many rows went.
 */
export async function pruneDrift(now = new Date()): Promise<number> {
  const { rows } = await pool().query<{ count: string }>("select prune_drift($1) as count", [
    new Date(now.getTime() - KEPT_MS),
  ]);
  return Number(rows[0]?.count);
}
