import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { is, within } from "@/lib/lists/conditions";
import { type Page, readKeys, USUAL_SIZE, type Walk } from "@/lib/lists/page";
import { rowsOfKeys } from "@/lib/lists/rows-of-keys";
import type { InvoiceFilters } from "./list-invoices-schema";
import type { InvoiceRow } from "./row";

/** A page of the organization's invoices, newest first unless asked otherwise. */
export function listInvoices({ orgId }: Context, filters: InvoiceFilters): Promise<Page<InvoiceRow>> {
  return inOrg(orgId, async (tx) => {
    const ids = filters.q === undefined ? null : await findIds(tx, orgId, filters.q);
    return rowsOfKeys(await readKeys(tx, invoiceWalk(orgId, filters, ids)), (page) =>
      readRows(tx, orgId, page),
    );
  });
}

const WEEK_MS = 7 * 86_400_000;

export function invoiceWalk(
  orgId: string,
  filters: InvoiceFilters,
  ids: string[] | null,
  now = new Date(),
): Walk {
  const { status, due, customer } = filters;
  const few = ids !== null || customer !== undefined;
  const lookups = [
    ...(ids ? [Prisma.sql`id = any(${ids})`] : []),
    ...(customer === undefined ? [] : [Prisma.sql`customer_id = ${customer}`]),
    ...within(filters),
    ...(due ? [Prisma.sql`status in ('sent', 'overdue')`] : []),
    ...(status && status !== "paid" && !due ? [is("status", status)] : []),
  ];
  const rest = [
    ...(status && (status === "paid" || due) ? [is("status", status)] : []),
    ...(due === "past" ? [Prisma.sql`due_at < ${now.toISOString()}::timestamptz`] : []),
    ...(due === "week"
      ? [
          Prisma.sql`due_at >= ${now.toISOString()}::timestamptz`,
          Prisma.sql`due_at < ${new Date(now.getTime() + WEEK_MS).toISOString()}::timestamptz`,
        ]
      : []),
  ];
  return {
    table: "invoice",
    orgId,
    order: { name: "created", column: "created_at", kind: "time" },
    direction: filters.dir ?? "desc",
    cursor: filters.cursor,
    size: filters.size ?? USUAL_SIZE,
    indexed: few ? [...lookups, ...rest] : lookups,
    checked: few ? [] : rest,
    scattered: due !== undefined,
    named: ids !== null,
  };
}

/** The invoices that a term names: by number, with or without its prefix and zeros, by id, or by their charge. */
async function findIds(tx: Tx, orgId: string, term: string): Promise<string[]> {
  const digits = /^\d{1,9}$/.test(term) ? Number(term) : null;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from invoice where org_id = ${orgId} and (number = ${term} or number = ${term.toUpperCase()})
    union select id from invoice where org_id = ${orgId} and id = ${term}
    union select id from invoice where org_id = ${orgId} and charge_id = ${term}
    union select i.id from organization o join invoice i on i.org_id = o.id and i.number = o.invoice_prefix || lpad(${digits}::int::text, greatest(6, length(${digits}::int::text)), '0')
      where o.id = ${orgId}`;
  return rows.map(({ id }) => id);
}

function readRows(tx: Tx, orgId: string, ids: string[]): Promise<InvoiceRow[]> {
  return tx.$queryRaw<InvoiceRow[]>`
    select v.id, v.number, v.charge_id as "chargeId", v.customer_id as "customerId", b.contact_id as "contactId", c.name as "contactName",
      v.amount, v.currency, v.status, v.sent_to as "sentTo", v.sent_at as "sentAt", v.due_at as "dueAt", v.paid_at as "paidAt",
      v.created_at as "createdAt"
    from unnest(${ids}::text[]) with ordinality as page (id, place)
    join invoice v on v.org_id = ${orgId} and v.id = page.id
    join billing_customer b on b.org_id = v.org_id and b.id = v.customer_id
    join contact c on c.org_id = b.org_id and c.id = b.contact_id
    order by page.place`;
}
