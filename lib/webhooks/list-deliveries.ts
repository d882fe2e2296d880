import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { is, within } from "@/lib/lists/conditions";
import { type Page, readKeys, USUAL_SIZE, type Walk } from "@/lib/lists/page";
import { rowsOfKeys } from "@/lib/lists/rows-of-keys";
import type { DeliveryFilters } from "./list-deliveries-schema";
import { type DeliveryLine, toTurn } from "./view";

/**
 * A page of the organization's deliveries, newest first unless asked otherwise. Where no index knows the filters a page looks
 * through so many rows, says so, and the next one goes on.
 */
export function listDeliveries({ orgId }: Context, filters: DeliveryFilters): Promise<Page<DeliveryLine>> {
  return inOrg(orgId, async (tx) =>
    rowsOfKeys(await readKeys(tx, deliveryWalk(orgId, filters)), (ids) => readLines(tx, orgId, ids)),
  );
}

const TROUBLE = Prisma.raw("last_outcome <> 'delivered'");

/** Which index a list of deliveries is read from, and what each of its rows is looked at for. */
export function deliveryWalk(orgId: string, filters: DeliveryFilters): Walk {
  const { endpoint, status, outcome, type, customer } = filters;
  const indexed = within(filters);
  const checked: Prisma.Sql[] = [];
  const ofEndpoint = endpoint === undefined ? [] : [Prisma.sql`endpoint_id = ${endpoint}`];
  // One index is read: a customer's, or else one that holds what waits or what was in trouble, of all or of an endpoint.
  if (customer !== undefined) {
    indexed.push(Prisma.sql`customer_id = ${customer}`);
    checked.push(...ofEndpoint);
  } else {
    indexed.push(...ofEndpoint);
    if (status === "pending") indexed.push(is("status", status));
    else if (status === "failed" || (outcome && outcome !== "delivered")) indexed.push(TROUBLE);
  }
  if (status && !(status === "pending" && customer === undefined)) checked.push(is("status", status));
  if (outcome) checked.push(is("last_outcome", outcome));
  if (type)
    checked.push(
      Prisma.sql`exists (select from event e where e.org_id = ${orgId} and e.id = r.event_id and e.type = ${type})`,
    );
  return {
    table: "webhook_delivery",
    orgId,
    order: { name: "created", column: "created_at", kind: "time" },
    direction: filters.dir ?? "desc",
    cursor: filters.cursor,
    size: filters.size ?? USUAL_SIZE,
    indexed,
    checked,
  };
}

/** In the order of the ids. */
async function readLines(tx: Tx, orgId: string, ids: readonly string[]): Promise<DeliveryLine[]> {
  const rows = await tx.webhookDelivery.findMany({
    where: { orgId, id: { in: [...ids] } },
    include: {
      endpoint: { select: { id: true, name: true, status: true, deletedAt: true } },
      event: { select: { id: true, type: true } },
    },
  });
  const names = await readCustomerNames(tx, orgId, rows);
  const lines = new Map(rows.map((row) => [row.id, toLine(row, names)]));
  return ids.flatMap((id) => lines.get(id) ?? []);
}

type LineRow = Prisma.WebhookDeliveryGetPayload<{
  include: {
    endpoint: { select: { id: true; name: true; status: true; deletedAt: true } };
    event: { select: { id: true; type: true } };
  };
}>;

export function toLine(row: LineRow, names: ReadonlyMap<string, string>): DeliveryLine {
  const { customerId, endpoint } = row;
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    turn: toTurn(row),
    event: { id: row.event.id, type: row.event.type },
    endpoint: { id: endpoint.id, name: endpoint.name },
    customer: customerId ? { id: customerId, name: names.get(customerId) ?? customerId } : null,
    attempts: row.attempts,
    lastOutcome: row.lastOutcome,
    lastStatus: row.lastStatus,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    at: row.createdAt.toISOString(),
  };
}

/** What the customers of rows are called. */
export async function readCustomerNames(
  tx: Tx,
  orgId: string,
  rows: readonly { customerId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  if (ids.length === 0) return new Map();
  const found = await tx.billingCustomer.findMany({
    where: { orgId, id: { in: ids } },
    select: { id: true, contactId: true, contact: { select: { name: true } } },
  });
  return new Map(found.map(({ id, contactId, contact }) => [id, contact.name ?? contactId]));
}
