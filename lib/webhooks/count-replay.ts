import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { firstPlace } from "./event-places";
import type { ReplayEventsInput } from "./event-schema";
import { getEndpointOrThrow } from "./queries";
import { requireRange } from "./replay-range";
import { MOST_COUNTED } from "./view";

/**
 * How many events `replayEvents` would queue if it were called now; counted up to `MOST_COUNTED`.
 * @throws EdgeError unknown_webhook; invalid_request as for the replay
 */
export async function countReplay({ orgId }: Context, input: ReplayEventsInput): Promise<{ count: number }> {
  requireRange(input);
  const { wh_id: endpointId, since, until } = input;
  return inOrg(orgId, async (tx) => {
    const { eventTypes } = await getEndpointOrThrow(tx, orgId, endpointId);
    const begin = await firstPlace(tx, orgId, since);
    if (begin === null) return { count: 0 };
    const end = until?.toISOString() ?? "infinity";
    // As in the migrations: an order that only the right index has, so that no plan looks through all that waits for each event.
    await tx.$executeRaw`set local enable_sort = off`;
    const [counted] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (
        select 1 from event e
        where e.org_id = ${orgId} and e.seq > ${begin}
          and e.created_at >= ${since.toISOString()}::timestamptz and e.created_at < ${end}::timestamptz
          and ${eventTypes}::text[] && array['*', e.type] and e.type <> 'webhook.test'
          and (select d.id from webhook_delivery d
            where d.org_id = ${orgId} and d.event_id between e.id and e.id and d.endpoint_id = ${endpointId} and d.status = 'pending'
            order by d.event_id limit 1) is null
        order by e.seq limit ${MOST_COUNTED}) wanted`;
    return { count: counted?.count ?? 0 };
  });
}
