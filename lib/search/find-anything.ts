import type { Context } from "@/lib/context";
import { type CustomerRow, listCustomers } from "@/lib/customers/list-customers";

/** Where something that was found is looked at, its name, and a line to tell it from others. */
export type Found = { href: string; title: string; about: string };

const MOST = 7;

/** Things with a page of their own, by the prefix of their ids. */
const PAGES: [prefix: RegExp, folder: string, noun: string][] = [
  [/^sc_[\w-]+$/, "charges", "Charge"],
  [/^inv_[\w-]+$/, "invoices", "Invoice"],
];

/**
 * Customers by any of their words or ids, also by the id of a charge, an invoice or an enrollment of theirs; and what a whole id
 * names.
 */
export async function findAnything(ctx: Context, q: string): Promise<Found[]> {
  const { rows } = await listCustomers(ctx, { q, size: 25 });
  const named = PAGES.filter(([prefix]) => prefix.test(q) && rows.length > 0).map(([, folder, noun]) => ({
    href: `/admin/${folder}/${q}`,
    title: noun,
    about: q,
  }));
  return [...named, ...rows.map(toFound)].slice(0, MOST);
}

function toFound({ id, contactId, name, email, status }: CustomerRow): Found {
  return {
    href: `/admin/customers/${id}`,
    title: name ?? email ?? contactId,
    about: [email, contactId, status].filter((part) => part && part !== name).join(" · "),
  };
}
