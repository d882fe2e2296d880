import type { ClientBase, Pool } from "pg";
import type { Migration } from "./on-disk";

const UNDEFINED_TABLE = "42P01";

/** The names among `migrations` that this database has not finished, in order. */
export async function pendingMigrations(
  database: ClientBase | Pool,
  migrations: Migration[],
): Promise<string[]> {
  const applied = await appliedChecksums(database);
  return migrations.filter(({ name, checksum }) => applied.get(name) !== checksum).map(({ name }) => name);
}

async function appliedChecksums(database: ClientBase | Pool): Promise<Map<string, string>> {
  try {
    const { rows } = await database.query<{ migration_name: string; checksum: string }>(
      "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    return new Map(rows.map((row) => [row.migration_name, row.checksum]));
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return new Map();
    throw error;
  }
}
