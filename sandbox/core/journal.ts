import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** One change: a value put under a key of a table, or (`v` absent) taken away. */
type Change = { t: string; k: string; v?: unknown };

export type Journal = {
  get: (table: string, key: string) => unknown;
  put: (table: string, key: string, value: unknown) => void;
  remove: (table: string, key: string) => void;
  /** Keys with their values, oldest first. */
  entries: (table: string) => [string, unknown][];
  size: (table: string) => number;
  tables: () => string[];
  /** Hands every change so far to the operating system, as one line: a call is kept whole or not at all. */
  flush: () => void;
  close: () => void;
};

/**
 * Opens the journal kept in `directory`. Tables live in memory; every flush appends one line of JSON, so that
 * whatever was flushed outlives a kill of the process. The file is rewritten without its history at opening.
 */
export function openJournal(directory: string): Journal {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, "journal.ndjson");
  const tables = readTables(file);
  compact(file, tables);
  const fd = openSync(file, "a");
  let waiting: Change[] = [];

  return {
    get: (table, key) => tables.get(table)?.get(key),
    put(table, key, value) {
      // The text is taken now: the caller may go on changing the object that it handed over.
      const kept: unknown = JSON.parse(JSON.stringify(value));
      apply(tables, { t: table, k: key, v: kept });
      waiting.push({ t: table, k: key, v: kept });
    },
    remove(table, key) {
      apply(tables, { t: table, k: key });
      waiting.push({ t: table, k: key });
    },
    entries: (table) => [...(tables.get(table) ?? [])],
    size: (table) => tables.get(table)?.size ?? 0,
    tables: () => [...tables.keys()],
    flush() {
      if (waiting.length === 0) return;
      const line = `${JSON.stringify(waiting)}\n`;
      waiting = [];
      writeWhole(fd, line);
    },
    close: () => closeSync(fd),
  };
}

type Tables = Map<string, Map<string, unknown>>;

function apply(tables: Tables, change: Change): void {
  const table = tables.get(change.t) ?? new Map<string, unknown>();
  tables.set(change.t, table);
  if (change.v === undefined) table.delete(change.k);
  else table.set(change.k, change.v);
}

function readTables(file: string): Tables {
  const tables: Tables = new Map();
  for (const line of readText(file).split("\n")) {
    if (line === "") continue;
    const changes = readLine(line);
    // A torn line is what was being written when the process died: nobody was answered on its strength.
    if (changes) for (const change of changes) apply(tables, change);
  }
  return tables;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function readLine(line: string): Change[] | undefined {
  try {
    return JSON.parse(line) as Change[];
  } catch {
    return undefined;
  }
}

function compact(file: string, tables: Tables): void {
  const fresh = `${file}.new`;
  const fd = openSync(fresh, "w");
  for (const [t, rows] of tables) {
    for (const [k, v] of rows) writeWhole(fd, `${JSON.stringify([{ t, k, v }])}\n`);
  }
  fsyncSync(fd);
  closeSync(fd);
  renameSync(fresh, file);
}

function writeWhole(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
