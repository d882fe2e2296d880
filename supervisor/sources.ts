import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** All that the production build is made of. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma/schema",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

const NOT_BUILT = /\.test\.tsx?$/;

/** A fingerprint of the sources' names and contents: a clone or a checkout that only touches times changes nothing. */
export async function fingerprintOfSources(root: string): Promise<string> {
  const files = (await Promise.all(SOURCES.map((source) => filesUnder(root, source)))).flat().sort();
  const hash = createHash("sha256").update(process.version);
  for (const file of files) {
    hash.update(`\0${file}\0`).update(await readFile(path.join(root, file)));
  }
  return hash.digest("hex");
}

async function filesUnder(root: string, relative: string): Promise<string[]> {
  const entries = await readdir(path.join(root, relative), { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      if (error.code === "ENOTDIR") return undefined;
      throw error;
    },
  );
  if (!entries) return [relative];
  return entries
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => path.join(path.relative(root, entry.parentPath), entry.name));
}
