import { pool } from "@/lib/db";
import type { Claimed } from "./claim";
import type { Posted } from "./posted";
import { delayAfter, scheduleLengthMs } from "./schedule";

/** Why an endpoint is put out of use: it said so (410), took nothing for five days, or we had no key to its secrets for so long. */
export type DisableReason = "gone" | "failing" | "sealed";

/** A hundred years: a schedule whose end no event reaches, so that it is not given up. */
const NEVER_MS = 100 * 365 * 86_400_000;

/** `more`: something else is due at the endpoint now. */
export type Finished = { disable: DisableReason | null; more: boolean };

/**
 * Writes down what came of an attempt, puts the delivery where it belongs (delivered, tried again later, given up), and starts
 * what waited behind it. Safe to repeat.
 */
export async function finishDelivery(claimed: Claimed, posted: Posted): Promise<Finished> {
  const { retryCount, retryDelaySeconds, step } = claimed;
  const wait =
    posted.outcome === "interrupted" ? 0 : delayAfter(step, { retryDelaySeconds }, posted.retryAfterMs);
  const { rows } = await pool().query<Finished>({
    name: "finish-delivery",
    text: "select * from finish_delivery($1, $2, $3, $4, $5::attempt_outcome, $6, $7, $8, $9, $10, $11)",
    values: [
      claimed.orgId,
      claimed.id,
      claimed.lane,
      claimed.number,
      posted.outcome,
      posted.status,
      Math.round(posted.latencyMs),
      posted.answer,
      posted.error,
      Math.round(wait),
      posted.keyMissing ? NEVER_MS : scheduleLengthMs(retryCount, retryDelaySeconds),
    ],
  });
  const { disable, more } = rows[0] ?? { disable: null, more: false };
  return { disable: disable === "failing" && posted.keyMissing ? "sealed" : disable, more };
}
