import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FILTER, withEngine } from "@/lib/migrations/engine";
import { MIGRATIONS_DIRECTORY, migrationsOnDisk, toEngineList } from "@/lib/migrations/on-disk";
import { runMain } from "@/lib/run-main";
import { StartFailure } from "@/lib/start-failure";
import { freePort } from "@/supervisor/ports";
import { openCluster } from "@/supervisor/postgres/cluster";

const SCHEMA_DIRECTORY = path.resolve("prisma/schema");

async function schemaFiles() {
  const names = (await readdir(SCHEMA_DIRECTORY)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(SCHEMA_DIRECTORY, name);
      return { path: file, content: await readFile(file, "utf8") };
    }),
  );
}

/** Compares prisma/schema with what the migrations build in a database made for the moment. */
async function draft(url: string, name: string): Promise<string | undefined> {
  const migrations = await toEngineList(await migrationsOnDisk());
  const files = await schemaFiles();
  const { stdout: sql } = await withEngine(url, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: FILTER,
    }),
  );
  if (!sql || /^\s*-- This is an empty migration/.test(sql)) return undefined;
  const now = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const directory = path.join(MIGRATIONS_DIRECTORY, `${now}_${name}`);
  await mkdir(directory);
  await writeFile(path.join(directory, "migration.sql"), sql);
  return path.relative(process.cwd(), directory);
}

await runMain(async () => {
  const name = process.argv[2];
  if (!name) throw new StartFailure("Name the migration: npm run migration:draft -- add_something");
  const home = await mkdtemp(path.join(tmpdir(), "edge-draft-"));
  const cluster = await openCluster({ home, port: await freePort(), volatile: true });
  try {
    await cluster.start();
    const directory = await draft(cluster.url("postgres"), name);
    process.stdout.write(
      directory ? `Wrote ${directory}/migration.sql\n` : "The migrations build the schema already.\n",
    );
  } finally {
    await cluster.stop();
    await rm(home, { recursive: true, force: true });
  }
});
