import type pg from "pg";

/** The staff pages that need nothing but an organization, by the names of their pictures. */
const PLAIN = {
  home: "",
  customers: "/customers",
  enrollments: "/enrollments",
  charges: "/charges",
  revenue: "/revenue",
  invoices: "/invoices",
  items: "/items",
  "item-new": "/items/new",
  brands: "/brands",
  "brand-new": "/brands/new",
  gateways: "/gateways",
  doctor: "/gateways/doctor",
  drift: "/gateways/drift",
  keys: "/developers/keys",
  log: "/developers/log",
  webhooks: "/developers/webhooks",
  "endpoint-new": "/developers/webhooks/new",
  deliveries: "/developers/webhooks/deliveries",
  events: "/developers/events",
  settings: "/settings",
  members: "/settings/members",
  audit: "/settings/audit",
  account: "/account",
};

/** The newest of each thing that has a page of its own. */
const DETAILS = [
  ["customer", "/customers/", "billing_customer", "status <> 'pending'"],
  ["charge", "/charges/", "charge", "true"],
  ["invoice", "/invoices/", "invoice", "true"],
  ["item", "/items/", "billable_item", "status = 'active'"],
  ["brand", "/brands/", "brand", "true"],
  ["gateway", "/gateways/", "gateway_account", "true"],
  ["call", "/developers/log/", "api_request", "true"],
  ["endpoint", "/developers/webhooks/", "webhook_endpoint", "deleted_at is null"],
  ["delivery", "/developers/webhooks/deliveries/", "webhook_delivery", "true"],
  ["event", "/developers/events/", "event", "true"],
] as const;

/** Every staff page of an organization as name and path; a page about one thing where there is such a thing. */
export async function staffPages(db: Pick<pg.Pool, "query">, orgId: string): Promise<[string, string][]> {
  const pages: [string, string][] = Object.entries(PLAIN).map(([name, path]) => [name, `/admin${path}`]);
  for (const [name, path, table, which] of DETAILS) {
    const { rows } = await db.query<{ id: string }>(
      `select id from ${table} where org_id = $1 and ${which} order by created_at desc, id limit 1`,
      [orgId],
    );
    const id = rows[0]?.id;
    if (!id) continue;
    pages.push([name, `/admin${path}${id}`]);
    if (name === "item" || name === "endpoint") pages.push([`${name}-edit`, `/admin${path}${id}/edit`]);
  }
  return pages;
}
