import { pool } from "@/lib/db";
import { log } from "@/lib/log";
import { type ApiCall, toRow } from "./call";

const WRITE_EVERY_MS = 250;
const RETRY_AFTER_MS = 1_000;
const BATCH = 200;
/** While the database is away, this much waits in memory; what is older is dropped. */
const MOST_WAITING = 5_000;
const MOST_CHARACTERS = 16 * 1024 * 1024;

type Gathering = {
  /** Rows as JSON. */
  rows: string[];
  characters: number;
  dropped: number;
  timer: NodeJS.Timeout | null;
  writing: Promise<void> | null;
};

/** One gathering for both module graphs of a process. */
const shared = globalThis as typeof globalThis & { edgeApiCalls?: Gathering };

function gathering(): Gathering {
  shared.edgeApiCalls ??= { rows: [], characters: 0, dropped: 0, timer: null, writing: null };
  return shared.edgeApiCalls;
}

/** Notes one call; it is written with others within a quarter of a second, and no answer waits for that. Never throws. */
export function recordApiCall(call: ApiCall): void {
  const gathered = gathering();
  try {
    const row = JSON.stringify(toRow(call));
    gathered.rows.push(row);
    gathered.characters += row.length;
  } catch (error) {
    log().warn({ err: error, requestId: call.requestId }, "An API call could not be noted");
    return;
  }
  while (gathered.rows.length > MOST_WAITING || gathered.characters > MOST_CHARACTERS) drop(gathered);
  if (gathered.rows.length === BATCH) void flushApiCalls();
  else wake(gathered, WRITE_EVERY_MS);
}

function drop(gathered: Gathering): void {
  gathered.characters -= gathered.rows.shift()?.length ?? 0;
  gathered.dropped++;
}

function wake(gathered: Gathering, afterMs: number): void {
  gathered.timer ??= setTimeout(() => void flushApiCalls(), afterMs).unref();
}

/** Writes what was gathered until now. Also called before a process ends. What the database does not take now waits. */
export async function flushApiCalls(): Promise<void> {
  const gathered = gathering();
  if (gathered.timer) clearTimeout(gathered.timer);
  gathered.timer = null;
  // One at a time: whoever comes meanwhile has its rows written after these.
  const before = gathered.writing ?? Promise.resolve();
  const writing = before.then(() => writeAll(gathered));
  gathered.writing = writing;
  await writing;
  if (gathered.writing === writing) gathered.writing = null;
}

async function writeAll(gathered: Gathering): Promise<void> {
  let left = gathered.rows.length;
  while (left > 0) {
    const batch = gathered.rows.splice(0, BATCH);
    gathered.characters -= lengthOf(batch);
    left -= batch.length;
    if (!(await write(gathered, batch))) break;
  }
  if (gathered.dropped === 0) return;
  log().warn(
    { dropped: gathered.dropped },
    "API calls are missing from the log: the database did not take them",
  );
  gathered.dropped = 0;
}

/** Answers false when the database is to be left in peace for a while. */
async function write(gathered: Gathering, batch: string[]): Promise<boolean> {
  try {
    await pool().query({
      name: "record-api-requests",
      text: "select record_api_requests($1)",
      values: [`[${batch.join(",")}]`],
    });
    return true;
  } catch (error) {
    log().warn({ err: error }, "API calls could not be written to their log");
    if (isRefused(error)) {
      gathered.dropped += batch.length;
      return true;
    }
    gathered.rows.unshift(...batch);
    gathered.characters += lengthOf(batch);
    wake(gathered, RETRY_AFTER_MS);
    return false;
  }
}

const lengthOf = (rows: readonly string[]) => rows.reduce((sum, row) => sum + row.length, 0);

/** The rows themselves are at fault: they would be refused for ever, and everything behind them. */
function isRefused(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" && /^2[23]/.test(code);
}
