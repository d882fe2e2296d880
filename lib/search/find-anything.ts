import type { Context } from "@/lib/context";
import { type CustomerRow, listCustomers } from "@/lib/customers/list-customers";
import { inOrg } from "@/lib/db";

/** Where something that was found is looked at, its name, and a line to tell it from others. */
export type Found = { href: string; title: string; about: string };

const MOST = 7;

/** A customer's things with a page of their own, by the prefix of their ids. */
const OF_CUSTOMERS: [id: RegExp, folder: string, noun: string][] = [
  [/^sc_[\w-]+$/, "charges", "Charge"],
  [/^inv_[\w-]+$/, "invoices", "Invoice"],
];

/**
 * Customers by any of their words or ids, also by the id of a charge, an invoice or an enrollment of theirs; and what a whole id
 * names.
 */
export async function findAnything(ctx: Context, q: string): Promise<Found[]> {
  const [{ rows }, ofWebhooks] = await Promise.all([
    listCustomers(ctx, { q, size: 25 }),
    findOfWebhooks(ctx, q),
  ]);
  const named = OF_CUSTOMERS.filter(([id]) => id.test(q) && rows.length > 0).map(([, folder, noun]) => ({
    href: `/admin/${folder}/${q}`,
    title: noun,
    about: q,
  }));
  return [...ofWebhooks, ...named, ...rows.map(toFound)].slice(0, MOST);
}

/** The endpoint, the event or the delivery of this id. */
async function findOfWebhooks({ orgId }: Context, id: string): Promise<Found[]> {
  if (!/^(wh|evt|whd)_/.test(id)) return [];
  const where = { orgId_id: { orgId, id } };
  const found = (folder: string, title: string) => [
    { href: `/admin/developers/${folder}/${id}`, title, about: id },
  ];
  return inOrg(orgId, async (tx) => {
    if (/^wh_[\w-]+$/.test(id)) {
      const endpoint = await tx.webhookEndpoint.findUnique({
        where,
        select: { name: true, deletedAt: true },
      });
      return endpoint && !endpoint.deletedAt ? found("webhooks", `Endpoint ${endpoint.name}`) : [];
    }
    if (/^evt_[\w-]+$/.test(id)) {
      const event = await tx.event.findUnique({ where, select: { type: true } });
      return event ? found("events", `Event ${event.type}`) : [];
    }
    if (/^whd_[\w-]+$/.test(id)) {
      const delivery = await tx.webhookDelivery.findUnique({
        where,
        select: { event: { select: { type: true } } },
      });
      return delivery ? found("webhooks/deliveries", `Delivery of ${delivery.event.type}`) : [];
    }
    return [];
  });
}

function toFound({ id, contactId, name, email, status }: CustomerRow): Found {
  return {
    href: `/admin/customers/${id}`,
    title: name ?? email ?? contactId,
    about: [email, contactId, status].filter((part) => part && part !== name).join(" · "),
  };
}
