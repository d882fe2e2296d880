import { StartFailure } from "@/lib/start-failure";
import { connectTo } from "./connect";
import { FILTER, withEngine } from "./engine";
import { withMigrationLock } from "./lock";
import { type Migration, migrationsOnDisk, toEngineList } from "./on-disk";
import { forgetUnfinished, pendingMigrations } from "./pending";
import { ensureAppRole } from "./role";
import { migrateWorkerSchema } from "./worker-schema";

/**
 * Brings a database up to this checkout: its tables, the job queue's, the role of web and worker and its rights. Several
 * processes may do it at once; one works and the others find it done. The history is kept in Prisma's own table, so
 * `prisma migrate deploy` may be used on the same database.
 * @param url of a login that may create tables; it owns them afterwards
 * @returns the names of what was applied now
 * @throws StartFailure with a sentence for a database that cannot be reached, is too old, or refuses
 */
export async function migrate(url: string): Promise<string[]> {
  const client = await connectTo(url);
  try {
    const migrations = await migrationsOnDisk();
    return await withMigrationLock(client, async () => {
      await ensureAppRole(client);
      const pending = await pendingMigrations(client, migrations);
      // The engine takes a while to load, and most starts have nothing for it to do.
      if (pending.length > 0) await forgetUnfinished(client);
      const applied = pending.length > 0 ? await applyWithEngine(url, migrations) : [];
      await migrateWorkerSchema(url, client);
      return applied;
    });
  } finally {
    await client.end();
  }
}

async function applyWithEngine(url: string, migrations: Migration[]): Promise<string[]> {
  const migrationsList = await toEngineList(migrations);
  try {
    const applied = await withEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList, filters: FILTER }),
    );
    return applied.appliedMigrationNames;
  } catch (error) {
    throw new StartFailure(toSentence(error as Error));
  }
}

/** The engine says what PostgreSQL said, in which migration, and where in its own source. */
function toSentence({ message }: Error): string {
  const said = /ERROR: (.+)/.exec(message)?.[1] ?? message.split("\n")[0];
  const where = /migration_name="([^"]+)"/.exec(message)?.[1];
  return `The database could not be migrated${where ? ` (${where})` : ""}: ${said}. Nothing of that migration was done: mend the cause and run it again.`;
}
