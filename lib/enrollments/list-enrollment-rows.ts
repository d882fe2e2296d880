import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { is, within } from "@/lib/lists/conditions";
import { type Page, readKeys, USUAL_SIZE, type Walk } from "@/lib/lists/page";
import { rowsOfKeys } from "@/lib/lists/rows-of-keys";
import type { EnrollmentFilters } from "./list-enrollment-rows-schema";
import type { EnrollmentRow } from "./view";

/** A page of the organization's enrollments for staff, newest first unless asked otherwise; `listEnrollments` is the API's. */
export function listEnrollmentRows(
  { orgId }: Context,
  filters: EnrollmentFilters,
): Promise<Page<EnrollmentRow>> {
  return inOrg(orgId, async (tx) =>
    rowsOfKeys(await readKeys(tx, enrollmentWalk(orgId, filters)), (ids) => readRows(tx, orgId, ids)),
  );
}

export function enrollmentWalk(orgId: string, filters: EnrollmentFilters): Walk {
  const { status, item, customer } = filters;
  return {
    table: "enrollment",
    orgId,
    order: { name: "created", column: "created_at", kind: "time" },
    direction: filters.dir ?? "desc",
    cursor: filters.cursor,
    size: filters.size ?? USUAL_SIZE,
    indexed: [
      ...(status ? [is("status", status)] : []),
      ...(customer === undefined ? [] : [Prisma.sql`customer_id = ${customer}`]),
      ...(item === undefined ? [] : [Prisma.sql`item_id = ${item}`]),
      ...within(filters),
    ],
    checked: [],
  };
}

function readRows(tx: Tx, orgId: string, ids: string[]): Promise<EnrollmentRow[]> {
  return tx.$queryRaw<EnrollmentRow[]>`
    select e.id, e.customer_id as "customerId", b.contact_id as "contactId", c.name as "contactName", e.item_id as "itemId",
      i.name as "itemName", e.status, e.status_reason as "statusReason", e.consecutive_failures as "consecutiveFailures",
      e.last_triggered_at as "lastTriggeredAt", e.last_charge_status as "lastChargeStatus", e.created_at as "createdAt"
    from unnest(${ids}::text[]) with ordinality as page (id, place)
    join enrollment e on e.org_id = ${orgId} and e.id = page.id
    join billing_customer b on b.org_id = e.org_id and b.id = e.customer_id
    join contact c on c.org_id = b.org_id and c.id = b.contact_id
    join billable_item i on i.org_id = e.org_id and i.id = e.item_id
    order by page.place`;
}
