import { pool } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { type Grant, type Lend, type Rate, TokenLeases } from "./token-leases";

/** One set of leases for both module graphs of a process. */
const shared = globalThis as typeof globalThis & { edgeTokenLeases?: TokenLeases };

function leases(): TokenLeases {
  shared.edgeTokenLeases ??= new TokenLeases(lendFromDatabase);
  return shared.edgeTokenLeases;
}

/**
 * Spends one token of a bucket that all processes share. Answers 0, or the milliseconds until there is one again.
 * @throws EdgeError service_unavailable when the database cannot tell: a limit that cannot be kept lets no one through
 */
export async function takeToken(bucket: string, rate: Rate): Promise<number> {
  return leases().take(bucket, rate);
}

/** Milliseconds for which this process knows the bucket to be empty; asks no one and spends nothing. */
export function refusedFor(bucket: string): number {
  return leases().refusedFor(bucket);
}

/** For the worker, about hourly: buckets that nobody draws from. */
export async function pruneRateBuckets(): Promise<void> {
  await pool().query("select prune_rate_buckets()");
}

type Row = { granted: number; good_for_ms: number; wait_ms: number };

/** `take_tokens` says how. */
export const lendFromDatabase: Lend = async (bucket, rate, want, unspent): Promise<Grant> => {
  try {
    const { rows } = await pool().query<Row>({
      name: "take-tokens",
      text: "select * from take_tokens($1, $2, $3, $4, $5)",
      values: [bucket, rate.perSecond, rate.burst, want, unspent],
    });
    const [row] = rows;
    if (!row) throw new Error("take_tokens answered no row");
    return { granted: row.granted, goodForMs: row.good_for_ms, waitMs: row.wait_ms };
  } catch (cause) {
    throw new EdgeError("service_unavailable", "The rate limit cannot be checked.", { cause });
  }
};
