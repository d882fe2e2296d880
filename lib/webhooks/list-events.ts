import type { Context } from "@/lib/context";
import { getCustomerOrThrow } from "@/lib/customers/queries";
import { inOrg, pool, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { firstPlace, lastPlace } from "./event-places";
import type { ListEventsInput, WholeEvent } from "./event-schema";

/** `next` is behind all that was looked at, also where nothing more is there yet: go on from it later. */
export type EventPage = { events: WholeEvent[]; next: string; more: boolean };

/**
 * The organization's events in the order in which they were committed, behind a cursor. Nothing that commits later ever comes
 * before it, so that a reader who goes on from `next` misses none.
 * @throws EdgeError invalid_request for a cursor that is none; unknown_customer for a filter that names none
 */
export async function listEvents({ orgId }: Context, input: ListEventsInput): Promise<EventPage> {
  // In a transaction of its own: whoever publishes waits for it.
  const { rows } = await pool().query<{ last: string }>("select event_horizon($1) as last", [orgId]);
  const horizon = BigInt(rows[0]?.last ?? 0);
  return inOrg(orgId, async (tx) => {
    if (input.billing_customer_id) await requireCustomer(tx, orgId, input.billing_customer_id);
    const after = await placeOf(tx, orgId, input.after);
    if (after > horizon) await requireReached(tx, after);
    const from = input.created_from ? ((await firstPlace(tx, orgId, input.created_from)) ?? horizon) : after;
    const until = await lastPlace(tx, orgId, input.created_to, horizon);
    const found = await tx.$queryRaw<{ seq: bigint; payload: string }[]>`
      select seq, payload from event
      where org_id = ${orgId} and seq > ${from > after ? from : after} and seq <= ${until} and type <> 'webhook.test' ${conditions(input)}
      order by seq limit ${input.limit + 1}`;
    const page = found.slice(0, input.limit);
    const more = found.length > page.length;
    const read = page.at(-1)?.seq ?? after;
    const last = more || read > until ? read : until;
    return { events: page.map(({ payload }) => JSON.parse(payload)), next: toCursor(last), more };
  });
}

/**
 * A cursor of a later time than the database's: it was set back to an earlier state, and its new events would be passed over
 * until as many are made again.
 */
async function requireReached(tx: Tx, after: bigint): Promise<void> {
  const [drawn] = await tx.$queryRaw<{ last: bigint | null }[]>`
    select pg_sequence_last_value('event_seq_seq') as last`;
  if (after <= (drawn?.last ?? 0n)) return;
  throw new EdgeError(
    "invalid_request",
    "after is ahead of every event that there is, as when the deployment's data was set back to an earlier state. List again without it, from created_from.",
    { field: "after" },
  );
}

const requireCustomer = (tx: Tx, orgId: string, id: string) =>
  getCustomerOrThrow(tx, orgId, { id, field: "billing_customer_id" });

function conditions({
  event_type: type,
  billing_customer_id: customer,
  created_from,
  created_to,
}: ListEventsInput) {
  return Prisma.join(
    [
      Prisma.empty,
      ...(type ? [Prisma.sql`and type = ${type}`] : []),
      ...(customer ? [Prisma.sql`and customer_id = ${customer}`] : []),
      ...(created_from ? [Prisma.sql`and created_at >= ${created_from.toISOString()}::timestamptz`] : []),
      ...(created_to ? [Prisma.sql`and created_at < ${created_to.toISOString()}::timestamptz`] : []),
    ],
    " ",
  );
}

const toCursor = (seq: bigint) => Buffer.from(`events ${seq}`).toString("base64url");

async function placeOf(tx: Tx, orgId: string, after: string | undefined): Promise<bigint> {
  if (after === undefined) return 0n;
  const seq = /^events (\d{1,18})$/.exec(Buffer.from(after, "base64url").toString())?.[1];
  if (seq !== undefined) return BigInt(seq);
  const event = await tx.event.findUnique({
    where: { orgId_id: { orgId, id: after } },
    select: { seq: true },
  });
  if (event?.seq != null) return event.seq;
  throw new EdgeError(
    "invalid_request",
    "after must be a next_cursor, or the event_id of an event of this organization.",
    {
      field: "after",
    },
  );
}
