import type { Client } from "pg";
import { hashApiKey } from "@/lib/auth/api-keys/secret";
import { newId } from "@/lib/ids";
import type { Work } from "./work";

/**
 * What the call does to the database for a new contact, as a plain program would say it: nine prepared statements, the
 * key's outside and eight in a transaction. `begin` and `commit` are two more round trips.
 */
export const separateStatements: Work = async (client, { apiKey, body }, contact) => {
  const key = await one(client, "key", "select * from authenticate_api_key($1)", [
    Buffer.from(hashApiKey(apiKey).buffer),
  ]);
  await client.query("begin");
  await one(client, "tenant", "select set_config('edge.org_id', $1, true)", [key.org_id]);
  const brand = await one(
    client,
    "brand",
    `select b.id, b.number, o.require_initial_charge, o.initial_amount, o.currency, o.link_days, o.signed_links
     from brand b join organization o on o.id = b.org_id where b.org_id = $1 and b.id = $2`,
    [key.org_id, body.brand_id],
  );
  await one(
    client,
    "item",
    "select id from billable_item where org_id = $1 and id = $2 and billing_type = 'trigger' and status = 'active'",
    [key.org_id, body.bi_id],
  );
  await one(
    client,
    "account",
    "select id from gateway_account where org_id = $1 and gateway = 'stripe' and status = 'active'",
    [key.org_id],
  );
  await client.query({
    name: "contact",
    text: "insert into contact (org_id, id) values ($1, $2) on conflict do nothing",
    values: [key.org_id, contact],
  });
  const customer = await one(
    client,
    "customer",
    `insert into billing_customer
       (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency, item_id, meta)
     values ($1, $2, $3, $4, 'stripe', $5, $6, $7, $8, $9)
     on conflict (org_id, contact_id) do nothing returning id`,
    [
      key.org_id,
      newId("bc"),
      contact,
      brand.id,
      brand.require_initial_charge,
      brand.initial_amount,
      brand.currency,
      body.bi_id,
      JSON.stringify(body.bc_meta),
    ],
  );
  await client.query({
    name: "link",
    text: `insert into setup_link (org_id, id, customer_id, brand_id, item_id, gateway, expires_at)
           values ($1, $2, $3, $4, $5, 'stripe', now() + make_interval(days => $6))`,
    values: [key.org_id, newId("link"), customer.id, brand.id, body.bi_id, brand.link_days],
  });
  await client.query({
    name: "audit",
    text: `insert into audit_entry
             (org_id, id, actor_type, actor_id, action, subject_id, customer_id, request_id, address, details)
           values ($1, $2, 'api_key', $3, 'customer.setup_built', $4, $4, $5, '127.0.0.1', $6)`,
    values: [
      key.org_id,
      newId("aud"),
      key.key_id,
      customer.id,
      newId("req"),
      JSON.stringify({ brand_id: brand.id, gateway: "stripe", item_id: body.bi_id, existing: false }),
    ],
  });
  await client.query("commit");
};

async function one(client: Client, name: string, text: string, values: unknown[]) {
  const { rows } = await client.query({ name, text, values });
  const [row] = rows;
  if (!row) throw new Error(`The statement ${name} answered no row`);
  return row;
}
