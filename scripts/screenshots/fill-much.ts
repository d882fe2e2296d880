import type pg from "pg";

const CUSTOMERS = 200;
const LONG = "Vereinigung der Freunde und Förderer des Rheinisch-Westfälischen Orchesters";

/** An organization with long names and 200 customers: active, suspended, with failed, refunded and disputed charges. Answers its id. */
export async function fillMuch(db: pg.Pool): Promise<string> {
  const orgId = `org_much_${Date.now()}`;
  const client = await db.connect();
  try {
    await client.query("begin");
    for (const statement of statements(`'${orgId}'`)) await client.query(statement);
    await client.query("commit");
  } finally {
    client.release();
  }
  return orgId;
}

function statements(org: string): string[] {
  const n = `from generate_series(1, ${CUSTOMERS}) n`;
  const at = `now() - make_interval(hours => (${CUSTOMERS} - n) * 6)`;
  return [
    `insert into organization (id, name) values (${org}, '${LONG} e. V.')`,
    `insert into brand (org_id, id, name) select ${org}, 'brand_' || n, '${LONG}, ' || n from generate_series(1, 12) n`,
    `insert into billable_item (org_id, id, name, billing_type, trigger_mode, unit_price, currency)
     select ${org}, 'bi_' || n, 'Dauerkarte für die Kammerkonzerte der Saison, Kategorie ' || n, 'trigger', 'fixed', 1234567, 'USD'
     from generate_series(1, 30) n`,
    `insert into gateway_account (org_id, id, gateway, mode, name, credentials, key_id, status)
     values (${org}, 'ga_much', 'stripe', 'test', '${LONG}', '\\x00', 'none', 'disabled')`,
    `insert into contact (org_id, id, name, email)
     select ${org}, 'cont_' || n, 'Dr. Wilhelmina-Charlotte von und zu Hohenlohe-Schillingsfürst ' || n,
       'wilhelmina-charlotte.von.hohenlohe.' || n || '@orchesterfreunde.example' ${n}`,
    `insert into billing_customer
       (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency, status, created_at, suspended_at, suspended_reason)
     select ${org}, 'bc_' || n, 'cont_' || n, 'brand_' || (1 + n % 12), 'stripe', false, 1500, 'USD',
       (case when n % 7 = 0 then 'suspended' else 'pending' end)::customer_status, ${at},
       case when n % 7 = 0 then ${at} end, case when n % 7 = 0 then 'Three disputes in a row' end ${n}`,
    `insert into payment_method
       (org_id, id, customer_id, gateway, gateway_account_id, mode, ref, customer_ref, type, label, card_brand, card_last4, card_exp_month, card_exp_year)
     select ${org}, 'pm_' || n, 'bc_' || n, 'stripe', 'ga_much', 'test', 'pm_ref_' || n, 'cus_' || n, 'card',
       'Visa •••• 4242', 'visa', '4242', 1 + n % 12, 2027 ${n} where n % 7 <> 0`,
    `update billing_customer b set payment_method_id = m.id, status = 'active', activated_at = b.created_at from payment_method m
     where b.org_id = ${org} and m.org_id = ${org} and m.customer_id = b.id and b.status = 'pending'`,
    `insert into enrollment (org_id, id, customer_id, item_id, status, created_at)
     select ${org}, 'ts_' || n, 'bc_' || n, 'bi_' || (1 + n % 30),
       (case when n % 5 = 0 then 'paused' else 'active' end)::enrollment_status, ${at} ${n} where n % 7 <> 0`,
    `insert into charge
       (org_id, id, customer_id, kind, gateway, gateway_account_id, mode, amount, currency, status, failure_code, captured_at, created_at, updated_at)
     select ${org}, 'sc_' || n, 'bc_' || n, 'initial', 'stripe', 'ga_much', 'test', 1234567 + n, 'USD',
       (case when n % 9 = 0 then 'failed' when n % 11 = 0 then 'disputed' else 'captured' end)::charge_status,
       case when n % 9 = 0 then 'card_declined' end, case when n % 9 <> 0 then ${at} end, ${at}, ${at} ${n}`,
    `insert into revenue (org_id, id, charge_id, customer_id, source, gateway, mode, gross, fee, net, currency, status, created_at)
     select org_id, 'rev_' || substr(id, 4), id, customer_id, kind, gateway, mode, amount, amount / 40, amount - amount / 40, currency,
       (case when status = 'disputed' then 'disputed' when amount % 8 = 0 then 'refunded' else 'confirmed' end)::revenue_status, created_at
     from charge where org_id = ${org} and status <> 'failed'`,
    `insert into invoice (org_id, id, number, charge_id, customer_id, amount, currency, status, paid_at, created_at)
     select org_id, 'inv_' || substr(id, 4), 'MUCH-' || substr(id, 4), id, customer_id, amount, currency,
       (case when status = 'failed' then 'overdue' else 'paid' end)::invoice_status, captured_at, created_at
     from charge where org_id = ${org}`,
    `insert into dispute (org_id, charge_id, ref) select org_id, id, 'dp_' || id from charge where org_id = ${org} and status = 'disputed'`,
    `insert into api_request (org_id, id, action, path, status, api_key_id, customer_id, address, latency_ms, request, response, created_at)
     select ${org}, 'req_much_' || n, 'fire', '/public/edge/fire', case when n % 9 = 0 then 402 else 200 end, 'key_much', 'bc_' || n,
       '198.51.100.7', 20 + n, '{"trigger_id": "trg_1"}', '{"status": "success"}', ${at} ${n}`,
  ];
}
