import type { Pool } from "pg";
import type { Shop } from "@/lib/testing/factories";

/**
 * A history written straight into the tables: charges ten minutes apart from 2026, two at each moment, every status and both gateways
 * and currencies among them, each with an invoice, the captured with a ledger row; an enrollment for each hundredth.
 */
export async function addHistory(
  owner: Pool,
  { orgId, brandId, accounts }: Shop,
  items: [string, string],
  charges: number,
  from = 1,
): Promise<void> {
  const span = [from, from + charges - 1];
  const run = (text: string, values: unknown[]) => owner.query(text, values);
  const customers = "from generate_series($2::int, $3::int) n where n % 100 = 7";
  await run(`insert into contact (org_id, id) select $1, 'cont_' || n ${customers}`, [orgId, ...span]);
  await run(
    `insert into billing_customer (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency)
     select $1, 'bc_' || n || '_' || $1, 'cont_' || n, $4, 'stripe', false, 1500, 'USD' ${customers}`,
    [orgId, ...span, brandId],
  );
  await run(
    `insert into enrollment (org_id, id, customer_id, item_id, status, created_at)
     select $1, 'ts_' || n || '_' || $1, 'bc_' || n || '_' || $1, ($4::text[])[1 + (n / 100) % 2],
       (case (n / 100) % 7 when 0 then 'paused' when 1 then 'cancelled' else 'active' end)::enrollment_status, now() ${customers}`,
    [orgId, ...span, items],
  );
  await run(
    `insert into charge
       (org_id, id, customer_id, kind, item_id, enrollment_id, gateway, gateway_account_id, mode, amount, currency, status, gateway_ref,
        trigger_id, captured_at, created_at)
     select $1, 'sc_' || n || '_' || $1, 'bc_' || c || '_' || $1, 'trigger', ($4::text[])[1 + n % 2], 'ts_' || c || '_' || $1,
       (case when n % 3 = 0 then 'paypal' else 'stripe' end)::gateway_name, case when n % 3 = 0 then $6 else $5 end, 'test',
       1 + (n * 7) % 20000, case when n % 7 = 0 then 'EUR' else 'USD' end, s, 'ref_' || n || '_' || $1, 'trig_' || n || '_' || $1,
       case when s in ('captured', 'refunded', 'disputed') then at end, at
     from (select n, case when n <= 107 then 7 else n / 100 * 100 - 93 end as c,
             (case n % 50 when 0 then 'failed' when 1 then 'refunded' when 2 then 'disputed' when 3 then 'cancelled' when 4 then 'processing'
              when 5 then 'pending_client_action' else 'captured' end)::charge_status as s,
             timestamptz '2026-01-01Z' + make_interval(mins => n / 2 * 10) as at
           from generate_series($2::int, $3::int) n) rows`,
    [orgId, ...span, items, accounts.stripe, accounts.paypal],
  );
  await run(
    `insert into revenue (org_id, id, charge_id, customer_id, source, gateway, mode, gross, fee, net, currency, status, created_at)
     select c.org_id, 'rev_' || n || '_' || $1, c.id, c.customer_id, c.kind, c.gateway, c.mode, c.amount,
       case when n % 5 <> 0 then c.amount / 30 end, case when n % 5 <> 0 then c.amount - c.amount / 30 end, c.currency,
       (case c.status when 'captured' then 'confirmed' else c.status::text end)::revenue_status, c.created_at
     from generate_series($2::int, $3::int) n join charge c on c.org_id = $1 and c.id = 'sc_' || n || '_' || $1
     where c.captured_at is not null`,
    [orgId, ...span],
  );
  await run(
    `insert into invoice (org_id, id, number, charge_id, customer_id, amount, currency, status, due_at, created_at)
     select c.org_id, 'inv_' || n || '_' || $1, 'INV-' || lpad(n::text, 6, '0'), c.id, c.customer_id, c.amount, c.currency,
       (case when c.captured_at is not null then 'paid' when n % 50 = 0 then 'overdue' when n % 50 = 4 then 'sent' else 'void' end)::invoice_status,
       c.created_at + interval '14 days', c.created_at
     from generate_series($2::int, $3::int) n join charge c on c.org_id = $1 and c.id = 'sc_' || n || '_' || $1`,
    [orgId, ...span],
  );
}
