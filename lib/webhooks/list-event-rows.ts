import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { within } from "@/lib/lists/conditions";
import { type Page, readKeys, USUAL_SIZE, type Walk } from "@/lib/lists/page";
import { rowsOfKeys } from "@/lib/lists/rows-of-keys";
import { readCustomerNames } from "./list-deliveries";
import type { EventFilters } from "./list-deliveries-schema";
import type { DeliveryCounts, EventLine } from "./view";

/** A page of the organization's events, newest first unless asked otherwise, each with how its deliveries stand. */
export function listEventRows({ orgId }: Context, filters: EventFilters): Promise<Page<EventLine>> {
  return inOrg(orgId, async (tx) =>
    rowsOfKeys(await readKeys(tx, eventWalk(orgId, filters)), (ids) => readEvents(tx, orgId, ids)),
  );
}

/** Which index a list of events is read from, and what each of its rows is looked at for. */
export function eventWalk(orgId: string, filters: EventFilters): Walk {
  const { type, customer } = filters;
  const ofType = type === undefined ? [] : [Prisma.sql`type = ${type}`];
  const ofCustomer = customer === undefined ? null : Prisma.sql`customer_id = ${customer}`;
  return {
    table: "event",
    orgId,
    order: { name: "created", column: "created_at", kind: "time" },
    direction: filters.dir ?? "desc",
    cursor: filters.cursor,
    size: filters.size ?? USUAL_SIZE,
    indexed: [...within(filters), ...(ofCustomer ? [ofCustomer] : ofType)],
    checked: ofCustomer ? ofType : [],
  };
}

/** In the order of the ids. */
async function readEvents(tx: Tx, orgId: string, ids: readonly string[]): Promise<EventLine[]> {
  const rows = await tx.event.findMany({
    where: { orgId, id: { in: [...ids] } },
    select: { id: true, type: true, customerId: true, createdAt: true },
  });
  const names = await readCustomerNames(tx, orgId, rows);
  const counts = await countDeliveries(tx, orgId, ids);
  const lines = new Map(
    rows.map(({ id, type, customerId, createdAt }): [string, EventLine] => [
      id,
      {
        id,
        type,
        customer: customerId ? { id: customerId, name: names.get(customerId) ?? customerId } : null,
        deliveries: counts.get(id) ?? NONE,
        at: createdAt.toISOString(),
      },
    ]),
  );
  return ids.flatMap((id) => lines.get(id) ?? []);
}

const NONE: DeliveryCounts = { pending: 0, delivered: 0, failed: 0 };

async function countDeliveries(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeliveryCounts>> {
  const rows = await tx.$queryRaw<(DeliveryCounts & { id: string })[]>`
    select e.id, d.* from unnest(${ids}::text[]) e (id), lateral (
      select count(*) filter (where status = 'pending')::int as pending, count(*) filter (where status = 'delivered')::int as delivered,
        count(*) filter (where status = 'failed')::int as failed
      from webhook_delivery where org_id = ${orgId} and event_id = e.id) d`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
