import type { Pool } from "pg";

/**
 * Enrollments by the thousand, written straight into the tables: `customers` customers in each of `items` items, a second
 * apart but for every fifth, which shares its moment with the one before; one in ten paused, one in ten cancelled.
 */
export async function addEnrollments(
  owner: Pool,
  { orgId, brandId, customers, items }: { orgId: string; brandId: string; customers: number; items: number },
): Promise<void> {
  await owner.query(
    "insert into contact (org_id, id) select $1, 'cont_' || i from generate_series(1, $2::int) i",
    [orgId, customers],
  );
  await owner.query(
    `insert into billing_customer (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency)
       select $1, 'bc_' || $1 || i, 'cont_' || i, $2, 'stripe', false, 1500, 'USD' from generate_series(1, $3::int) i`,
    [orgId, brandId, customers],
  );
  await owner.query(
    `insert into billable_item (org_id, id, name, billing_type, trigger_mode, unit_price, currency)
       select $1, 'bi_' || $1 || i, 'Item', 'trigger', 'fixed', 2000, 'USD' from generate_series(1, $2::int) i`,
    [orgId, items],
  );
  await owner.query(
    `insert into enrollment (org_id, id, customer_id, item_id, status, created_at)
       select $1, 'ts_' || md5($1 || ' ' || c || ' ' || i), 'bc_' || $1 || c, 'bi_' || $1 || i,
         (case (c * 7 + i) % 10 when 0 then 'paused' when 1 then 'cancelled' else 'active' end)::enrollment_status,
         date_trunc('second', now()) - make_interval(secs => n - (n % 5 = 0)::int)
       from (select c, i, row_number() over (order by md5(c || ' ' || i)) as n
             from generate_series(1, $2::int) c, generate_series(1, $3::int) i) as pairs`,
    [orgId, customers, items],
  );
}
