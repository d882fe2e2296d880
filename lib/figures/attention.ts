import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { attentionSources } from "./attention-sources";
import type { AttentionKind } from "./view";

/** One of what needs attention. Amounts are minor units; what does not apply is null. */
export type AttentionEntry = {
  id: string;
  at: Date;
  customerId: string | null;
  contactId: string | null;
  contactName: string | null;
  /** For people or for a word table of the page: a failure code, an item's name, an account's, a card, an invoice's number. */
  label: string | null;
  amount: number | null;
  currency: string | null;
};

export type Attention = {
  kind: AttentionKind;
  /** Counted up to `ATTENTION_LIMIT`. */
  count: number;
  /** The five newest; of cards, those that expire first. */
  newest: AttentionEntry[];
  /** The list that shows them all, and its filters. */
  list: "charges" | "enrollments" | "gateways" | "customers" | "invoices" | "mails" | "drift" | "endpoints";
  query: Record<string, string>;
};

/** Where counting ends: what is above is shown as "more than 1,000". */
export const ATTENTION_LIMIT = 1_001;

/** What staff should look at, in the order of its weight; kinds of which there is none are left out. */
export async function needsAttention(tx: Tx, orgId: string, now: Date): Promise<Attention[]> {
  const sources = attentionSources(orgId, now);
  const rows = await tx.$queryRaw<{ kind: AttentionKind; count: number; newest: Raw[] | null }[]>(
    Prisma.join(
      sources.map(({ kind, found, order = "desc" }) => one(orgId, kind, found, order)),
      " union all ",
    ),
  );
  return sources.flatMap(({ kind, list, query }) => {
    const row = rows.find((each) => each.kind === kind);
    if (!row?.count) return [];
    const newest = (row.newest ?? []).map((entry) => ({ ...entry, at: new Date(entry.at) }));
    return [{ kind, count: row.count, newest, list, query }];
  });
}

type Raw = Omit<AttentionEntry, "at"> & { at: string };

function one(orgId: string, kind: AttentionKind, found: Prisma.Sql, order: "asc" | "desc"): Prisma.Sql {
  const way = Prisma.raw(order);
  return Prisma.sql`(
    with found as materialized (${found} limit ${ATTENTION_LIMIT})
    select ${kind}::text as kind, (select count(*)::int from found) as count, (
      select json_agg(json_build_object('id', e.id, 'at', e.at, 'customerId', e.customer_id, 'contactId', b.contact_id,
        'contactName', c.name, 'label', e.label, 'amount', e.amount, 'currency', e.currency) order by e.at ${way}, e.id)
      from (select * from found order by at ${way}, id limit 5) e
      left join billing_customer b on b.org_id = ${orgId} and b.id = e.customer_id
      left join contact c on c.org_id = ${orgId} and c.id = b.contact_id) as newest)`;
}
