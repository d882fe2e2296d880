import type { Pool } from "pg";
import { pool } from "@/lib/db";
import { type Migration, migrationsOnDisk } from "@/lib/migrations/on-disk";
import { pendingMigrations } from "@/lib/migrations/pending";

/** Three beats missed, and some more: a worker that lives has been seen within this time. */
const WORKER_STALE_SECONDS = 30;

/** `"ok"`, or a sentence that says what is wrong and how to mend it. */
export type Check = string;

export type Readiness = {
  status: "ok" | "unavailable";
  checks: { database: Check; migrations: Check; worker: Check };
};

const UNKNOWN = "Unknown while the database cannot be asked.";

/** Whether this process can do its work now: the database answers, has our tables, and a worker was seen lately. */
export async function readReadiness(): Promise<Readiness> {
  const database = await checkDatabase(pool());
  const [migrations, worker] =
    database === "ok"
      ? await Promise.all([checkMigrations(pool()), checkWorker(pool())])
      : [UNKNOWN, UNKNOWN];
  const checks = { database, migrations, worker };
  const ok = Object.values(checks).every((check) => check === "ok");
  return { status: ok ? "ok" : "unavailable", checks };
}

async function checkDatabase(database: Pool): Promise<Check> {
  try {
    await database.query("select 1");
    return "ok";
  } catch {
    return "The database does not answer: start it, or correct DATABASE_URL.";
  }
}

let onDisk: Promise<Migration[]> | undefined;

async function checkMigrations(database: Pool): Promise<Check> {
  onDisk ??= migrationsOnDisk();
  try {
    const pending = await pendingMigrations(database, await onDisk);
    return pending.length === 0 ? "ok" : `Not applied: ${pending.join(", ")}. Run \`npm run migrate\`.`;
  } catch {
    return "The migrations' history cannot be read: run `npm run migrate` as the owner of the tables.";
  }
}

const SEEN_LATELY =
  "select exists (select from worker_heartbeat where seen_at > now() - make_interval(secs => $1)) as seen";

async function checkWorker(database: Pool): Promise<Check> {
  try {
    const { rows } = await database.query<{ seen: boolean }>(SEEN_LATELY, [WORKER_STALE_SECONDS]);
    if (rows[0]?.seen) return "ok";
    return `No worker was seen in the last ${WORKER_STALE_SECONDS} s: start one with \`npm run start:worker\`.`;
  } catch {
    return UNKNOWN;
  }
}
