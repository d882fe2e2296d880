import { pool } from "@/lib/db";

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;
/** For an endpoint that is disabled or deleted; a paused one's queue is kept as long as everything else. */
const WAITING_DAYS = 30;
const AT_ONCE = 5_000;

/**
 * For the worker, daily: forgets deliveries of more than ninety days ago with their attempts, and those that have waited for
 * thirty days for an endpoint that is disabled or deleted; in batches that hold no lock for long. Answers how many went.
 */
export async function forgetDeliveries(now = new Date(), atOnce = AT_ONCE): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  for (let total = 0; ; ) {
    const { rows } = await pool().query<{ gone: string }>({
      name: "forget-deliveries",
      text: "select forget_deliveries($1, $2, $3) as gone",
      values: [before(KEPT_DAYS), before(WAITING_DAYS), atOnce],
    });
    const gone = Number(rows[0]?.gone ?? 0);
    if (gone === 0) return total;
    total += gone;
  }
}
