import type { Pool } from "pg";
import { newId } from "@/lib/ids";

type Whose = { orgId: string; brandId: string; gatewayAccountId: string };
export type AddedCustomer = { id: string; contactId: string };

/** A customer as a completed set-up leaves it, written straight into the tables: no provider takes part. */
export async function addCustomer(owner: Pool, whose: Whose): Promise<AddedCustomer> {
  const { orgId, brandId, gatewayAccountId } = whose;
  const [id, contactId, method] = [newId("bc"), newId("cont"), newId("pm")];
  await owner.query("insert into contact (org_id, id) values ($1, $2)", [orgId, contactId]);
  await owner.query(
    `insert into billing_customer (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency)
       values ($1, $2, $3, $4, 'stripe', false, 1500, 'USD')`,
    [orgId, id, contactId, brandId],
  );
  await owner.query(
    `insert into payment_method (org_id, id, customer_id, gateway, gateway_account_id, mode, ref, customer_ref, type, label)
       values ($1, $2, $3, 'stripe', $4, 'test', $2, 'cus_1', 'card', 'Visa •••• 4242')`,
    [orgId, method, id, gatewayAccountId],
  );
  await owner.query(
    "update billing_customer set status = 'active', activated_at = now(), payment_method_id = $3 where org_id = $1 and id = $2",
    [orgId, id, method],
  );
  return { id, contactId };
}
