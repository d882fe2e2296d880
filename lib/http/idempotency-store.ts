import { pool } from "@/lib/db";
import { closeAnswer, openAnswer } from "./sealed-answer";

/** How long a dead process's claim is respected. A living one renews it. */
export const LEASE_MS = 10_000;
const KEPT_DAYS = 30;
const PORTION = 5_000;

/** `sealed`: the stored answer holds a secret, and is kept as one. */
export type ClaimedWork = { orgId: string; action: string; key: string; sealed?: boolean };
export type Claim =
  | { outcome: "claimed"; lease: string }
  | { outcome: "done"; status: number; body: string }
  | { outcome: "running" }
  | { outcome: "conflict" };

type ClaimRow = {
  outcome: Claim["outcome"];
  lease: string | null;
  response_status: number | null;
  response_body: string | null;
};

/** Claims the work, or says who has it. Each function here is one round trip and one transaction. */
export async function claimWork(work: ClaimedWork, bodyHash: Buffer): Promise<Claim> {
  const { rows } = await pool().query<ClaimRow>({
    name: "claim-idempotency-key",
    text: "select * from claim_idempotency_key($1, $2, $3, $4, $5)",
    values: [work.orgId, work.action, work.key, bodyHash, LEASE_MS],
  });
  const [row] = rows;
  if (!row) throw new Error("claim_idempotency_key answered no row");
  if (row.outcome === "claimed") return { outcome: "claimed", lease: row.lease ?? "" };
  if (row.outcome === "done") {
    return {
      outcome: "done",
      status: row.response_status ?? 200,
      body: work.sealed ? openAnswer(work, row.response_body ?? "") : (row.response_body ?? ""),
    };
  }
  return { outcome: row.outcome };
}

/** The lease to go on with, or null when another process has taken the work over. */
export async function renewClaim(work: ClaimedWork, lease: string): Promise<string | null> {
  const { rows } = await pool().query<{ lease: string | null }>(
    "select renew_idempotency_key($1, $2, $3, $4, $5) as lease",
    [work.orgId, work.action, work.key, lease, LEASE_MS],
  );
  return rows[0]?.lease ?? null;
}

/** Stores the answer; false when another process has taken the work over. */
export async function finishClaim(
  work: ClaimedWork,
  lease: string,
  status: number,
  body: string,
): Promise<boolean> {
  const { rows } = await pool().query<{ stored: boolean }>({
    name: "finish-idempotency-key",
    text: "select finish_idempotency_key($1, $2, $3, $4, $5, $6) as stored",
    values: [work.orgId, work.action, work.key, lease, status, work.sealed ? closeAnswer(work, body) : body],
  });
  return rows[0]?.stored ?? false;
}

/** Nothing worth keeping came of it: the next call with this key starts anew. */
export async function releaseClaim(work: ClaimedWork, lease: string): Promise<void> {
  await pool().query("select release_idempotency_key($1, $2, $3, $4)", [
    work.orgId,
    work.action,
    work.key,
    lease,
  ]);
}

/** For the worker, daily: answers older than thirty days. Returns how many went. */
export async function pruneIdempotencyKeys(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  let pruned = 0;
  for (;;) {
    const { rows } = await pool().query<{ count: string }>("select prune_idempotency_keys($1, $2) as count", [
      before,
      PORTION,
    ]);
    const count = Number(rows[0]?.count ?? 0);
    pruned += count;
    if (count < PORTION) return pruned;
  }
}
