import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Every program of this repository is started from its root. */
export const MIGRATIONS_DIRECTORY = path.resolve("prisma/migrations");
const LOCK_FILE = "migration_lock.toml";

export type Migration = {
  /** The directory's name, which also gives the order. */
  name: string;
  sql: string;
  /** As Prisma writes it into its table. */
  checksum: string;
};

/** The migrations that this checkout knows, oldest first. */
export async function migrationsOnDisk(): Promise<Migration[]> {
  const entries = await readdir(MIGRATIONS_DIRECTORY, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(MIGRATIONS_DIRECTORY, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** What Prisma's engine wants to know of the directory. */
export async function toEngineList(migrations: Migration[]) {
  const lockfile = await readFile(path.join(MIGRATIONS_DIRECTORY, LOCK_FILE), "utf8").catch(() => null);
  return {
    baseDir: MIGRATIONS_DIRECTORY,
    lockfile: { path: LOCK_FILE, content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}
