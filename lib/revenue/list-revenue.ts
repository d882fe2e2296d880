import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { is, within } from "@/lib/lists/conditions";
import { type Page, readKeys, USUAL_SIZE, type Walk } from "@/lib/lists/page";
import { rowsOfKeys } from "@/lib/lists/rows-of-keys";
import type { RevenueFilters } from "./list-revenue-schema";
import { type RevenueSums, sumRevenue } from "./sum-revenue";
import type { RevenueRow } from "./view";

/** A page of the organization's ledger, newest first unless asked otherwise, with its sums for each currency. */
export function listRevenue(
  { orgId }: Context,
  filters: RevenueFilters,
): Promise<Page<RevenueRow> & { sums: RevenueSums }> {
  return inOrg(orgId, async (tx) => {
    const walk = revenueWalk(orgId, filters);
    const page = await rowsOfKeys(await readKeys(tx, walk), (ids) => readRows(tx, orgId, ids));
    return { ...page, sums: await sumRevenue(tx, walk, page.rows) };
  });
}

/** As `listRevenue`, without the sums: for exports. */
export function listRevenueRows({ orgId }: Context, filters: RevenueFilters): Promise<Page<RevenueRow>> {
  return inOrg(orgId, async (tx) =>
    rowsOfKeys(await readKeys(tx, revenueWalk(orgId, filters)), (ids) => readRows(tx, orgId, ids)),
  );
}

export function revenueWalk(orgId: string, filters: RevenueFilters): Walk {
  const { source, status, gateway, mode, customer } = filters;
  const usual = status === undefined || status === "confirmed";
  return {
    table: "revenue",
    orgId,
    order: { name: "created", column: "created_at", kind: "time" },
    direction: filters.dir ?? "desc",
    cursor: filters.cursor,
    size: filters.size ?? USUAL_SIZE,
    indexed: [
      ...within(filters),
      ...(status && !usual ? [is("status", status)] : []),
      ...(customer === undefined ? [] : [Prisma.sql`customer_id = ${customer}`]),
    ],
    checked: [
      ...(status && usual ? [is("status", status)] : []),
      ...(source ? [is("source", source)] : []),
      ...(gateway ? [is("gateway", gateway)] : []),
      ...(mode ? [is("mode", mode)] : []),
    ],
    scattered: !usual || customer !== undefined,
  };
}

function readRows(tx: Tx, orgId: string, ids: string[]): Promise<RevenueRow[]> {
  return tx.$queryRaw<RevenueRow[]>`
    select v.id, v.charge_id as "chargeId", v.customer_id as "customerId", b.contact_id as "contactId", c.name as "contactName",
      v.source, v.gateway, v.mode, v.gross, v.fee, v.net, h.refunded_amount as refunded, v.currency, v.status, v.created_at as "createdAt"
    from unnest(${ids}::text[]) with ordinality as page (id, place)
    join revenue v on v.org_id = ${orgId} and v.id = page.id
    join charge h on h.org_id = v.org_id and h.id = v.charge_id
    join billing_customer b on b.org_id = v.org_id and b.id = v.customer_id
    join contact c on c.org_id = b.org_id and c.id = b.contact_id
    order by page.place`;
}
