import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, pool } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { firstPlace } from "./event-places";
import type { ReplayEventsInput } from "./event-schema";
import { getEndpointOrThrow } from "./queries";

const AT_ONCE = 500;
const LONGEST_MS = 90 * 86_400_000;

/**
 * Sends everything since a time again that the endpoint is subscribed to, in each customer's order; what waits for it anyway is
 * not doubled. Answers how much is queued. Broken off midway, what was queued stays queued: the same call again adds the rest.
 * @throws EdgeError unknown_webhook; invalid_request for a time of more than 90 days ago
 */
export async function replayEvents(
  ctx: Context,
  { wh_id: endpointId, since }: ReplayEventsInput,
): Promise<{ queued: number }> {
  const { orgId } = ctx;
  if (since.getTime() < Date.now() - LONGEST_MS)
    throw new EdgeError("invalid_request", "since must be at most 90 days ago.", { field: "since" });
  const begin = await inOrg(orgId, async (tx) => {
    const { name } = await getEndpointOrThrow(tx, orgId, endpointId);
    await recordAudit(tx, ctx, {
      action: "webhook.replayed",
      subjectId: endpointId,
      details: { name, since: since.toISOString() },
    });
    return firstPlace(tx, orgId, since, 0n);
  });
  const { rows } = await pool().query<{ last: string }>("select event_horizon($1) as last", [orgId]);
  let queued = 0;
  for (let after: string | null = String(begin); after !== null; ) {
    const batch: { rows: { last_seq: string | null; queued: number }[] } = await pool().query(
      "select * from replay_events($1, $2, $3, $4, $5, $6)",
      [orgId, endpointId, since, after, rows[0]?.last ?? "0", AT_ONCE],
    );
    after = batch.rows[0]?.last_seq ?? null;
    queued += batch.rows[0]?.queued ?? 0;
  }
  return { queued };
}
