import type { Tx } from "@/lib/db";

/** Shorter than any id of ours or a provider's, and than an invoice's number with its prefix. */
const SHORTEST = 4;

/**
 * The customers whom a term names by an id of something that is theirs: a charge, an enrollment, an invoice or its number, a
 * payment method or what the gateway calls it, the customer at the gateway, a setup link.
 */
export async function findLinkedCustomers(
  tx: Tx,
  orgId: string,
  term: string | undefined,
): Promise<string[]> {
  if (term === undefined || term.length < SHORTEST || /\s/.test(term)) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select customer_id as id from charge where org_id = ${orgId} and id = ${term}
    union select customer_id from enrollment where org_id = ${orgId} and id = ${term}
    union select customer_id from payment_method where org_id = ${orgId} and id = ${term}
    union (select customer_id from payment_method where org_id = ${orgId} and customer_ref = ${term} limit 100)
    union select customer_id from invoice where org_id = ${orgId} and id = ${term}
    union select customer_id from invoice where org_id = ${orgId} and number in (${term}, upper(${term}))
    union select customer_id from setup_link where org_id = ${orgId} and id = ${term}
    union select m.customer_id from gateway_account a join payment_method m
      on m.org_id = a.org_id and m.gateway_account_id = a.id and m.ref = ${term} where a.org_id = ${orgId}
    union select c.customer_id from gateway_account a join charge c
      on c.org_id = a.org_id and c.gateway_account_id = a.id and c.gateway_ref = ${term} where a.org_id = ${orgId}`;
  return rows.map(({ id }) => id);
}
