import type { Context } from "@/lib/context";
import { type CustomerRow, listCustomers } from "@/lib/customers/list-customers";
import { inOrg } from "@/lib/db";

/** Where something that was found is looked at, its name, and a line to tell it from others. */
export type Found = { href: string; title: string; about: string };

const MOST = 7;

/**
 * Customers by any of their words or ids, also by the id of a charge, an invoice or an enrollment of theirs; and what a whole id
 * names.
 */
export async function findAnything(ctx: Context, q: string): Promise<Found[]> {
  const [{ rows }, named] = await Promise.all([listCustomers(ctx, { q, size: 25 }), findNamed(ctx, q)]);
  return [...named, ...rows.map(toFound)].slice(0, MOST);
}

/** What has a page of its own and this whole id; an id of the caller's own may look like one of ours. */
async function findNamed(ctx: Context, id: string): Promise<Found[]> {
  if (/^(wh|evt|whd)_/.test(id)) return findOfWebhooks(ctx, id);
  const { orgId } = ctx;
  const where = { orgId_id: { orgId, id } };
  if (/^sc_[\w-]+$/.test(id)) {
    const charge = await inOrg(orgId, (tx) => tx.charge.findUnique({ where, select: { id: true } }));
    return charge ? [{ href: `/admin/charges/${id}`, title: "Charge", about: id }] : [];
  }
  if (/^inv_[\w-]+$/.test(id)) {
    const invoice = await inOrg(orgId, (tx) => tx.invoice.findUnique({ where, select: { number: true } }));
    return invoice ? [{ href: `/admin/invoices/${id}`, title: `Invoice ${invoice.number}`, about: id }] : [];
  }
  return [];
}

/** The endpoint, the event or the delivery of this id. */
async function findOfWebhooks({ orgId }: Context, id: string): Promise<Found[]> {
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
