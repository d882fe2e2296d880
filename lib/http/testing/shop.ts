import type { Pool } from "pg";
import { newId } from "@/lib/ids";

/** What buildCustomerProfileSetup needs of an organization: a brand, items of every kind, and an account at Stripe. */
export async function addShop(owner: Pool, orgId: string) {
  const ids = { brand: newId("brand"), item: newId("bi"), inactive: newId("bi"), oneOff: newId("bi") };
  const { rows } = await owner.query<{ number: number }>(
    "insert into brand (org_id, id, name) values ($1, $2, 'Test') returning number",
    [orgId, ids.brand],
  );
  await owner.query(
    `insert into billable_item (org_id, id, name, billing_type, trigger_mode, unit_price, currency, status) values
       ($1, $2, 'Item', 'trigger', 'fixed', 2000, 'USD', 'active'),
       ($1, $3, 'Item', 'trigger', 'fixed', 2000, 'USD', 'inactive'),
       ($1, $4, 'Item', 'one-off', null, 2000, 'USD', 'active')`,
    [orgId, ids.item, ids.inactive, ids.oneOff],
  );
  await owner.query(
    `insert into gateway_account (org_id, id, gateway, mode, name, credentials, key_id)
       values ($1, $2, 'stripe', 'test', 'Test', '', 'none')`,
    [orgId, newId("ga")],
  );
  return { ...ids, brandNumber: rows[0]?.number ?? 0 };
}
