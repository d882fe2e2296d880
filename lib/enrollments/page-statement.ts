import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EnrollmentStatus } from "@/lib/generated/prisma/enums";
import { keepToIndexes } from "@/lib/lists/keep-to-indexes";
import type { Place } from "./cursor";
import type { ListedEnrollment } from "./queries";

export type Page = {
  orgId: string;
  status: EnrollmentStatus | null;
  customerId: string | null;
  itemId: string | null;
  /** The last row of the page before; null for the first page. */
  after: Place | null;
  limit: number;
  offset: number;
};

/** Written out, because a partial index answers only for a status that stands in the statement. */
const HAS_STATUS: Record<EnrollmentStatus, Prisma.Sql> = {
  active: Prisma.sql`and status = 'active'`,
  paused: Prisma.sql`and status = 'paused'`,
  cancelled: Prisma.sql`and status = 'cancelled'`,
};

/** Reads one page in the transaction, by its index whatever the planner believes of the table. */
export async function readPage(tx: Tx, page: Page): Promise<ListedEnrollment[]> {
  await keepToIndexes(tx);
  return tx.$queryRaw<ListedEnrollment[]>(pageStatement(page));
}

/**
 * One page, newest first, read from the index of its filters in that index's order: what it costs does not grow with the
 * table, nor with how far in the page is when it begins at a cursor. Contacts are looked up for the page's rows alone.
 */
export function pageStatement(page: Page): Prisma.Sql {
  const { orgId, status, customerId, itemId, after, limit, offset } = page;
  const filters = [
    status ? HAS_STATUS[status] : Prisma.empty,
    customerId ? Prisma.sql`and customer_id = ${customerId}` : Prisma.empty,
    itemId ? Prisma.sql`and item_id = ${itemId}` : Prisma.empty,
    after
      ? Prisma.sql`and (created_at, id) < (${after.createdAt.toISOString()}::timestamptz, ${after.id})`
      : Prisma.empty,
  ];
  return Prisma.sql`
    select e.org_id as "orgId", e.id, e.customer_id as "customerId", e.item_id as "itemId", e.status,
      e.consecutive_failures as "consecutiveFailures", e.last_triggered_at as "lastTriggeredAt",
      e.last_charge_status as "lastChargeStatus", e.created_at as "createdAt",
      (select c.contact_id from billing_customer c where c.org_id = e.org_id and c.id = e.customer_id) as "contactId"
    from (
      select * from enrollment where org_id = ${orgId} ${Prisma.join(filters, " ")}
      order by created_at desc, id desc limit ${limit} offset ${offset}
    ) e
    order by e.created_at desc, e.id desc`;
}
