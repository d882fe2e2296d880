import { EdgeError, isEdgeError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Answer } from "./answer";
import {
  type Claim,
  type ClaimedWork,
  claimWork,
  finishClaim,
  LEASE_MS,
  releaseClaim,
  renewClaim,
} from "./idempotency-store";

const REPLAYED = { "idempotent-replayed": "true" };

/** The header's key, or null when there is none. @throws EdgeError invalid_request */
export function requireIdempotencyKey(header: string | null): string | null {
  if (header === null || /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new EdgeError(
    "invalid_request",
    "The header Idempotency-Key must have 1 to 255 visible ASCII characters without spaces.",
    { field: "Idempotency-Key" },
  );
}

/**
 * Runs the work once for its key, and answers every repeat with the first answer. What is thrown becomes an answer by
 * `toAnswer` and is kept too, unless it may come out otherwise next time; so is 202, which says that nothing is decided yet.
 * @throws EdgeError idempotency_conflict, request_in_progress; and what the work throws, when it is not kept
 */
export async function runOnce(
  work: ClaimedWork,
  bodyHash: Buffer,
  run: () => Promise<Answer>,
  toAnswer: (error: unknown) => Answer,
): Promise<Answer> {
  const claim = await claimWork(work, bodyHash);
  if (claim.outcome !== "claimed") return replay(claim);

  const lease = keepLease(work, claim.lease);
  let answer: Answer;
  try {
    answer = await run();
  } catch (error) {
    if (!isFinal(error)) {
      await release(work, await lease.end());
      throw error;
    }
    answer = toAnswer(error);
  }
  if (answer.status === 202) {
    await release(work, await lease.end());
    return answer;
  }
  if (await finishClaim(work, await lease.end(), answer.status, answer.body)) return answer;
  // This process stood still for longer than its lease: the answer is now that of whoever took over.
  const other = await claimWork(work, bodyHash);
  if (other.outcome !== "claimed") return replay(other);
  await finishClaim(work, other.lease, answer.status, answer.body);
  return answer;
}

function replay(claim: Exclude<Claim, { outcome: "claimed" }>): Answer {
  switch (claim.outcome) {
    case "done":
      return { status: claim.status, body: claim.body, headers: REPLAYED };
    case "running":
      throw new EdgeError(
        "request_in_progress",
        "The first request with this Idempotency-Key is still running.",
        {
          retryAfterSeconds: 1,
        },
      );
    case "conflict":
      throw new EdgeError("idempotency_conflict", "This Idempotency-Key was used with another body.");
  }
}

/** A refusal that the same request would meet again. Limits and faults pass. */
function isFinal(error: unknown): boolean {
  return isEdgeError(error) && error.status < 500 && ![401, 429].includes(error.status);
}

/** Renews the lease while the work runs; `end` gives the one to finish with. */
function keepLease(work: ClaimedWork, first: string) {
  let renewal: Promise<string> = Promise.resolve(first);
  const timer = setInterval(() => {
    renewal = renewal.then(async (lease) => {
      try {
        const renewed = await renewClaim(work, lease);
        if (renewed === null) clearInterval(timer);
        return renewed ?? lease;
      } catch (error) {
        log().warn({ err: error, action: work.action }, "A claim could not be renewed");
        return lease;
      }
    });
  }, LEASE_MS / 4);
  timer.unref();
  return {
    end: () => {
      clearInterval(timer);
      return renewal;
    },
  };
}

async function release(work: ClaimedWork, lease: string): Promise<void> {
  try {
    await releaseClaim(work, lease);
  } catch (error) {
    log().warn({ err: error, action: work.action }, "A claim could not be released; it lapses by itself");
  }
}
