import { pool } from "@/lib/db";
import { log } from "@/lib/log";

const FLUSH_EVERY_MS = 10_000;

type Use = { orgId: string; at: Date };
type Uses = { byKey: Map<string, Use>; timer: NodeJS.Timeout | null };

/** One gathering for both module graphs of a process. */
const shared = globalThis as typeof globalThis & { edgeKeyUses?: Uses };

function uses(): Uses {
  shared.edgeKeyUses ??= { byKey: new Map(), timer: null };
  return shared.edgeKeyUses;
}

/** Notes that a key was used now; written with all others within ten seconds, not at each request. */
export function recordKeyUse(orgId: string, keyId: string): void {
  const gathered = uses();
  gathered.byKey.set(keyId, { orgId, at: new Date() });
  gathered.timer ??= setTimeout(() => void flushKeyUses(), FLUSH_EVERY_MS).unref();
}

/** Writes what was gathered. Also called before a process ends; a lost time of use is not worth an error. */
export async function flushKeyUses(): Promise<void> {
  const gathered = uses();
  if (gathered.timer) clearTimeout(gathered.timer);
  gathered.timer = null;
  const entries = [...gathered.byKey];
  gathered.byKey.clear();
  if (entries.length === 0) return;
  try {
    await pool().query("select record_api_key_use($1, $2, $3)", [
      entries.map(([, use]) => use.orgId),
      entries.map(([keyId]) => keyId),
      entries.map(([, use]) => use.at),
    ]);
  } catch (error) {
    log().warn({ err: error }, "The last use of API keys could not be written");
  }
}
