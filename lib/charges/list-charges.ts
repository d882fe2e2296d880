import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { is, within } from "@/lib/lists/conditions";
import { type Page, readKeys, USUAL_SIZE, type Walk } from "@/lib/lists/page";
import { rowsOfKeys } from "@/lib/lists/rows-of-keys";
import type { ChargeFilters } from "./list-charges-schema";
import type { ChargeRow } from "./view";

/**
 * A page of the organization's charges, newest first unless asked otherwise. Where no index knows the filters a page looks
 * through so many rows, says so, and the next one goes on.
 */
export function listCharges({ orgId }: Context, filters: ChargeFilters): Promise<Page<ChargeRow>> {
  return inOrg(orgId, async (tx) => {
    const ids = filters.q === undefined ? null : await findIds(tx, orgId, filters.q);
    return rowsOfKeys(await readKeys(tx, chargeWalk(orgId, filters, ids)), (page) =>
      readRows(tx, orgId, page),
    );
  });
}

/** Which index a list of charges is read from, and what each of its rows is looked at for. `ids`: what a term names. */
export function chargeWalk(orgId: string, filters: ChargeFilters, ids: string[] | null): Walk {
  const { status, kind, gateway, mode, item, customer, brand, min, max, sort = "created" } = filters;
  const byTime = sort === "created";
  // The first that is named is looked up. A customer's charges, and those that a term names, are few: they may be sorted.
  const lookups: Prisma.Sql[] = [];
  const rest: Prisma.Sql[] = [];
  const few = ids !== null || customer !== undefined;
  if (ids) lookups.push(Prisma.sql`id = any(${ids})`);
  if (customer !== undefined) lookups.push(Prisma.sql`customer_id = ${customer}`);
  if (byTime) lookups.push(...within(filters));
  else rest.push(...within(filters));
  const amounts = [
    ...(min === undefined ? [] : [Prisma.sql`amount >= ${min}`]),
    ...(max === undefined ? [] : [Prisma.sql`amount <= ${max}`]),
  ];
  (byTime ? rest : lookups).push(...amounts);
  const indexedStatus = byTime && !few && status !== undefined && status !== "captured";
  if (status) (indexedStatus ? lookups : rest).push(is("status", status));
  if (item) (byTime && !few && !indexedStatus ? lookups : rest).push(Prisma.sql`item_id = ${item}`);
  if (kind) rest.push(is("kind", kind));
  if (gateway) rest.push(is("gateway", gateway));
  if (mode) rest.push(is("mode", mode));
  if (brand)
    rest.push(
      Prisma.sql`exists (select from billing_customer b where b.org_id = ${orgId} and b.id = customer_id and b.brand_id = ${brand})`,
    );
  return {
    table: "charge",
    orgId,
    order: byTime
      ? { name: "created", column: "created_at", kind: "time" }
      : // Of few, the index of all amounts is not to be walked until they are met.
        { name: "amount", column: few ? "amount + 0" : "amount", kind: "number" },
    direction: filters.dir ?? "desc",
    cursor: filters.cursor,
    size: filters.size ?? USUAL_SIZE,
    indexed: few ? [...lookups, ...rest] : lookups,
    checked: few ? [] : rest,
    scattered: indexedStatus || item !== undefined || brand !== undefined || !byTime,
    named: ids !== null,
  };
}

/** The charges that a term names: by their own id, the gateway's for it or for its order, or the integrator's trigger id. */
async function findIds(tx: Tx, orgId: string, term: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from charge where org_id = ${orgId} and id = ${term}
    union select id from charge where org_id = ${orgId} and trigger_id = ${term}
    union select charge_id from charge_claim where org_id = ${orgId} and key = ${`trigger:${term}`}
    union select c.id from gateway_account a join charge c
      on c.org_id = a.org_id and c.gateway_account_id = a.id and c.gateway_ref = ${term} where a.org_id = ${orgId}
    union select c.id from gateway_account a join charge c
      on c.org_id = a.org_id and c.gateway_account_id = a.id and c.order_ref = ${term} where a.org_id = ${orgId}`;
  return rows.map(({ id }) => id);
}

function readRows(tx: Tx, orgId: string, ids: string[]): Promise<ChargeRow[]> {
  return tx.$queryRaw<ChargeRow[]>`
    select h.id, h.customer_id as "customerId", b.contact_id as "contactId", c.name as "contactName", b.brand_id as "brandId", h.kind,
      h.item_id as "itemId", i.name as "itemName", h.enrollment_id as "enrollmentId", h.gateway, h.mode, h.gateway_ref as "gatewayRef",
      h.amount, h.refunded_amount as "refundedAmount", h.currency, h.status, h.failure_code as "failureCode",
      h.decline_code as "declineCode", h.trigger_id as "triggerId", m.label as "methodLabel", h.created_at as "createdAt",
      h.captured_at as "capturedAt"
    from unnest(${ids}::text[]) with ordinality as page (id, place)
    join charge h on h.org_id = ${orgId} and h.id = page.id
    join billing_customer b on b.org_id = h.org_id and b.id = h.customer_id
    join contact c on c.org_id = b.org_id and c.id = b.contact_id
    left join billable_item i on i.org_id = h.org_id and i.id = h.item_id
    left join payment_method m on m.org_id = h.org_id and m.id = h.payment_method_id
    order by page.place`;
}
