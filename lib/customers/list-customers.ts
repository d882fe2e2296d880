import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import type {
  ChargeStatus,
  CustomerStatus,
  GatewayName,
  PaymentMethodStatus,
} from "@/lib/generated/prisma/enums";
import { toCursor } from "@/lib/lists/cursor";
import { orderName, type Page, USUAL_SIZE } from "@/lib/lists/page";
import { findLinkedCustomers } from "./find-linked";
import type { CustomerFilters } from "./list-customers-schema";
import {
  countOfExpiring,
  countStatement,
  isFiltered,
  orderOf,
  pageByCreation,
  pageOfExpiring,
  pageOfFew,
  pageOfMany,
  type Search,
} from "./search-statement";

export type CustomerRow = {
  id: string;
  contactId: string;
  name: string | null;
  email: string | null;
  status: CustomerStatus;
  gateway: GatewayName;
  brandId: string;
  brandName: string;
  methodLabel: string | null;
  methodStatus: PaymentMethodStatus | null;
  createdAt: Date;
  activatedAt: Date | null;
  /** Active ones. */
  enrollments: number;
  lastCharge: { id: string; status: ChargeStatus; amount: number; currency: string; at: Date } | null;
};

/** Where counting ends: what is above is shown as "more than 10,000". */
export const COUNT_LIMIT = 10_001;

/**
 * A page of the organization's customers who have the term and all that is named of the filters, newest first unless asked
 * otherwise. Costs what is on the page, whether everyone has the term or nobody.
 */
export function listCustomers({ orgId }: Context, filters: CustomerFilters): Promise<Page<CustomerRow>> {
  const size = filters.size ?? USUAL_SIZE;
  const { sort, direction } = orderOf(filters);
  return inOrg(orgId, async (tx) => {
    const search = { filters, linked: await findLinkedCustomers(tx, orgId, filters.q) };
    const found = await readIds(tx, search, size + 1);
    const shown = found.slice(0, size);
    const last = shown.at(-1);
    const rows = await readRows(
      tx,
      orgId,
      shown.map(({ id }) => id),
    );
    return {
      rows,
      nextCursor: last && found.length > size ? toCursor(orderName(sort, direction), last) : null,
    };
  });
}

/** How many customers the filters find, counted up to `COUNT_LIMIT`. */
export function countCustomers({ orgId }: Context, filters: CustomerFilters): Promise<number> {
  return inOrg(orgId, async (tx) => {
    const search = { filters, linked: await findLinkedCustomers(tx, orgId, filters.q) };
    await (filters.card ? askIndexOfOrder(tx) : askBlocks(tx));
    const counted = filters.card ? countOfExpiring : countStatement;
    const [row] = await tx.$queryRaw<{ count: number }[]>(counted(search, COUNT_LIMIT));
    return Math.min(row?.count ?? 0, COUNT_LIMIT);
  });
}

type Found = { id: string; key: string | number | null };

async function readIds(tx: Tx, search: Search, limit: number): Promise<Found[]> {
  if (search.filters.card) {
    await askIndexOfOrder(tx);
    return tx.$queryRaw<Found[]>(pageOfExpiring(search, limit));
  }
  if (orderOf(search.filters).sort === "created") {
    await askBlocks(tx);
    return tx.$queryRaw<Found[]>(pageByCreation(search, limit));
  }
  if (isFiltered(search.filters)) {
    await askBlocks(tx);
    const found = await tx.$queryRaw<(Found & { more: boolean })[]>(pageOfFew(search, limit, COUNT_LIMIT));
    if (!found[0]?.more) return found;
  }
  await askIndexOfOrder(tx);
  return tx.$queryRaw<Found[]>(pageOfMany(search, limit));
}

/** The index of terms is read through a bitmap; every other way to a block's customers is dearer, whatever the planner believes. */
async function askBlocks(tx: Tx): Promise<void> {
  await tx.$executeRaw`select set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'on', true)`;
}

async function askIndexOfOrder(tx: Tx): Promise<void> {
  await tx.$executeRaw`select set_config('enable_indexscan', 'on', true), set_config('enable_bitmapscan', 'off', true)`;
}

/** What the page shows of its rows, in their order. */
async function readRows(tx: Tx, orgId: string, ids: string[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  await tx.$executeRaw`select set_config('enable_indexscan', 'on', true), set_config('enable_bitmapscan', 'off', true)`;
  const rows = await tx.$queryRaw<CustomerRow[]>`
    select b.id, b.contact_id as "contactId", c.name, c.email, b.status, b.gateway, b.brand_id as "brandId", r.name as "brandName",
      m.label as "methodLabel", m.status as "methodStatus", b.created_at as "createdAt", b.activated_at as "activatedAt",
      (select count(*)::int from enrollment e where e.org_id = b.org_id and e.customer_id = b.id and e.status = 'active') as enrollments,
      (select json_build_object('id', h.id, 'status', h.status, 'amount', h.amount, 'currency', h.currency, 'at', h.created_at)
       from charge h where h.org_id = b.org_id and h.customer_id = b.id order by h.created_at desc limit 1) as "lastCharge"
    from unnest(${ids}::text[]) with ordinality as page (id, place)
    join billing_customer b on b.org_id = ${orgId} and b.id = page.id
    join contact c on c.org_id = b.org_id and c.id = b.contact_id
    join brand r on r.org_id = b.org_id and r.id = b.brand_id
    left join payment_method m on m.org_id = b.org_id and m.id = b.payment_method_id
    order by page.place`;
  return rows.map((row) => ({
    ...row,
    lastCharge: row.lastCharge && { ...row.lastCharge, at: new Date(row.lastCharge.at) },
  }));
}
