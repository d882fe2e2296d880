import { asOwner } from "./owner";
import type { Program } from "./program";

type Filled = Pick<Program, "ownerUrl" | "orgId" | "brandId">;

/**
 * An organization with so many customers, and a charge, a ledger row, an invoice and a setup link of each, over two years; one charge in fifty
 * failed. Written straight into the tables, as rows that have been there for long are: filed, indexed and vacuumed.
 */
export async function fillOrganization(program: Filled, customers: number): Promise<void> {
  process.stderr.write(`Filling in ${customers} customers, charges and ledger rows\n`);
  for (const statement of statements(program, customers)) {
    const began = performance.now();
    await asOwner(program, statement);
    process.stderr.write(
      `  ${statement.trim().slice(0, 40).replaceAll("\n", " ")}…: ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
    );
  }
}

/** As long as it looks at a table, a row that came after its beginning is not yet one that everybody sees. */
const AUTOVACUUM_RESTS = `do $$ begin
  while exists (select from pg_stat_activity where backend_type = 'autovacuum worker') loop
    perform pg_sleep(0.5), pg_stat_clear_snapshot();
  end loop; end $$`;

const TABLES = [
  "contact",
  "billing_customer",
  "customer_search",
  "customer_block",
  "payment_method",
  "enrollment",
  "charge",
  "revenue",
  "invoice",
  "setup_link",
  "setup_try",
];

function statements({ orgId, brandId }: Filled, customers: number): string[] {
  const org = `'${orgId}'`;
  const n = `from generate_series(1, ${customers}) n`;
  const at = `now() - make_interval(secs => (${customers} - n) * ${(2 * 365 * 86_400) / customers})`;
  return [
    `insert into brand (org_id, id, name) select ${org}, 'brand_bench_' || n, 'Brand ' || n from generate_series(1, 3) n`,
    `insert into billable_item (org_id, id, name, billing_type, trigger_mode, unit_price, currency)
     select ${org}, 'bi_bench_' || n, 'Item ' || n, 'trigger', 'fixed', 100, 'USD' from generate_series(1, 10) n`,
    `insert into gateway_account (org_id, id, gateway, mode, name, credentials, key_id, status)
     values (${org}, 'ga_bench', 'stripe', 'test', 'Bench', '\\x00', 'none', 'disabled')`,
    `insert into contact (org_id, id, name, email)
     select ${org}, 'cont_bench_' || n, initcap(substr(md5(n::text), 1, 6)) || ' ' || initcap(substr(md5('s' || n % 5000), 1, 8)),
       substr(md5('e' || n), 1, 10) || n || '@example.com' ${n}`,
    "alter table billing_customer disable trigger user; drop index customer_search_terms",
    `insert into billing_customer
       (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency, status, meta, created_at, activated_at)
     select ${org}, 'bc_bench_' || md5(n::text), 'cont_bench_' || n, case n % 4 when 0 then '${brandId}' else 'brand_bench_' || n % 4 end,
       (case when n % 5 = 0 then 'paypal' else 'stripe' end)::gateway_name, false, 1500, 'USD',
       (case when n % 1000 = 0 then 'suspended' else 'pending' end)::customer_status,
       jsonb_build_object('order', 'ORD-' || n, 'campaign', case when n < ${customers * 0.3} then 'import-2019' else 'spring' end,
         'tier', jsonb_build_object('level', case when n % 100 = 7 then 'platinum' else 'basic' end)),
       ${at}, case when n % 10 <> 0 then ${at} + interval '5 minutes' end ${n}`,
    `alter table enrollment disable trigger user`,
    `insert into payment_method
       (org_id, id, customer_id, gateway, gateway_account_id, mode, ref, customer_ref, type, label, card_brand, card_last4, card_exp_month, card_exp_year)
     select ${org}, 'pm_bench_' || n, 'bc_bench_' || md5(n::text), 'stripe', 'ga_bench', 'test', 'pm_ref_' || n, 'cus_' || n, 'card',
       'Visa •••• 4242', 'visa', '4242', 1 + n % 12, 2026 + n % 4 ${n} where n % 10 <> 0`,
    `update billing_customer b set payment_method_id = m.id, status = 'active' from payment_method m
     where b.org_id = ${org} and m.org_id = ${org} and m.customer_id = b.id and b.status = 'pending'`,
    `insert into enrollment (org_id, id, customer_id, item_id, status, created_at)
     select ${org}, 'ts_bench_' || n, 'bc_bench_' || md5(n::text), 'bi_bench_' || (1 + n % 10),
       (case when n % 200 = 1 then 'paused' else 'active' end)::enrollment_status, ${at} ${n} where n % 10 <> 0`,
    "set enable_nestloop = off; select fill_customer_search()",
    `set maintenance_work_mem = '512MB'; create index customer_search_terms on customer_search
       using gin (block, status, gateway, brand_id, items, text gin_trgm_ops) with (fastupdate = off) where block is not null`,
    "alter table billing_customer enable trigger user; alter table enrollment enable trigger user",
    `insert into charge
       (org_id, id, customer_id, kind, gateway, gateway_account_id, mode, payment_method_id, amount, currency, status, captured_at, created_at, updated_at)
     select ${org}, 'sc_bench_' || n, 'bc_bench_' || md5(n::text), 'initial', 'stripe', 'ga_bench', 'test', null, 500 + n % 20000,
       case when n % 20 = 0 then 'EUR' else 'USD' end, (case when n % 50 = 0 then 'failed' else 'captured' end)::charge_status,
       case when n % 50 <> 0 then ${at} end, ${at}, ${at} ${n}`,
    `insert into revenue (org_id, id, charge_id, customer_id, source, gateway, mode, gross, fee, net, currency, status, created_at)
     select org_id, 'rev_bench_' || substr(id, 10), id, customer_id, kind, gateway, mode, amount, amount / 40, amount - amount / 40, currency,
       (case when amount % 97 = 0 then 'refunded' else 'confirmed' end)::revenue_status, created_at
     from charge where org_id = ${org} and id like 'sc\\_bench\\_%' and status = 'captured'`,
    `insert into invoice (org_id, id, number, charge_id, customer_id, amount, currency, status, paid_at, created_at)
     select org_id, 'inv_bench_' || substr(id, 10), 'BENCH-' || substr(id, 10), id, customer_id, amount, currency,
       (case when status = 'captured' then 'paid' when amount % 3 = 0 then 'overdue' else 'void' end)::invoice_status, captured_at, created_at
     from charge where org_id = ${org} and id like 'sc\\_bench\\_%'`,
    `insert into setup_link (org_id, id, customer_id, brand_id, gateway, status, expires_at, opened_at, created_at)
     select ${org}, 'link_bench_' || n, 'bc_bench_' || md5(n::text), '${brandId}', 'stripe',
       (case when n % 10 <> 0 then 'completed' else 'expired' end)::link_status, ${at} + interval '30 days',
       case when n % 30 <> 0 then ${at} + interval '1 minute' end, ${at} ${n}`,
    AUTOVACUUM_RESTS,
    ...TABLES.map((table) => `vacuum analyze ${table}`),
  ];
}
