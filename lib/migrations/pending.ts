import type { ClientBase, Pool } from "pg";
import type { Migration } from "./on-disk";

const UNDEFINED_TABLE = "42P01";

/** The names among `migrations` that this database has not finished, in order. */
export async function pendingMigrations(
  database: ClientBase | Pool,
  migrations: Migration[],
): Promise<string[]> {
  const applied = await appliedNames(database);
  return migrations.map(({ name }) => name).filter((name) => !applied.has(name));
}

async function appliedNames(database: ClientBase | Pool): Promise<Set<string>> {
  try {
    const { rows } = await database.query<{ name: string }>(
      "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return new Set();
    throw error;
  }
}

/**
 * Forgets tries that were killed or failed. A migration is sent as one script and so is done wholly or not at all, which
 * makes it safe to try again; Prisma's own `deploy` would want a person to say so.
 */
export async function forgetUnfinished(database: ClientBase): Promise<void> {
  const { rows } = await database.query("select to_regclass('_prisma_migrations') is not null as made");
  if (!rows[0]?.made) return;
  await database.query(
    "update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null",
  );
}
