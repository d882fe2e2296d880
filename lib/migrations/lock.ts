import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";

/** Any number that nobody else on this database uses; PostgreSQL keeps advisory locks per database. */
const MIGRATION_LOCK = 7_204_211_903;

/**
 * Runs `work` while no other process migrates the same database. Asked for again and again instead of waited for inside
 * PostgreSQL: a waiting statement holds a snapshot, which `create index concurrently` would wait for in turn.
 */
export async function withMigrationLock<T>(client: Client, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [
      MIGRATION_LOCK,
    ]);
    if (rows[0]?.held) break;
    await wait(50 + Math.random() * 100);
  }
  try {
    return await work();
  } finally {
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
  }
}
