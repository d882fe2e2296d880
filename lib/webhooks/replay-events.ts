import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, pool } from "@/lib/db";
import { firstPlace, lastPlace } from "./event-places";
import type { ReplayEventsInput } from "./event-schema";
import { getEndpointOrThrow } from "./queries";
import { requireRange } from "./replay-range";

const AT_ONCE = 500;

/**
 * Sends everything since a time, up to another or up to now, again that the endpoint is subscribed to, in each customer's
 * order; what waits for it anyway is not doubled. Answers how much is queued. Broken off midway, what was queued stays queued:
 * the same call again adds the rest.
 * @throws EdgeError unknown_webhook; invalid_request for a time of more than 90 days ago, or an end that is not after it
 */
export async function replayEvents(
  ctx: Context,
  { wh_id: endpointId, since, until }: ReplayEventsInput,
): Promise<{ queued: number }> {
  const { orgId } = ctx;
  requireRange({ since, until });
  const { rows } = await pool().query<{ last: string }>("select event_horizon($1) as last", [orgId]);
  const horizon = BigInt(rows[0]?.last ?? 0);
  const { begin, end } = await inOrg(orgId, async (tx) => {
    const { name } = await getEndpointOrThrow(tx, orgId, endpointId);
    await recordAudit(tx, ctx, {
      action: "webhook.replayed",
      subjectId: endpointId,
      details: { name, since: since.toISOString(), until: until?.toISOString() ?? null },
    });
    return {
      begin: (await firstPlace(tx, orgId, since)) ?? horizon,
      end: await lastPlace(tx, orgId, until, horizon),
    };
  });
  let queued = 0;
  for (let after: string | null = String(begin); after !== null; ) {
    const batch: { rows: { last_seq: string | null; queued: number }[] } = await pool().query(
      "select * from replay_events($1, $2, $3, $4, $5, $6, $7)",
      [orgId, endpointId, since, after, String(end), AT_ONCE, until ?? null],
    );
    after = batch.rows[0]?.last_seq ?? null;
    queued += batch.rows[0]?.queued ?? 0;
  }
  return { queued };
}
