import type pg from "pg";
import type { Shop } from "./factories";

/**
 * So many customers of the organization, each with all that a set-up, a charge and a paid invoice leave behind, over two years; and
 * as many events that wait at an endpoint that is paused. Answers the first customer, whose is also the older half of the mails.
 */
export async function addLongHistory(owner: pg.Pool, shop: Shop, customers: number): Promise<string> {
  const client = await owner.connect();
  try {
    // Straight into the tables: nothing follows from what has been there for long.
    await client.query("set session_replication_role = replica");
    for (const statement of statements(shop, customers)) await client.query(statement);
  } finally {
    client.release(true);
  }
  await owner.query("analyze");
  return "bc_long_1";
}

function statements({ orgId, brandId, item, accounts }: Shop, customers: number): string[] {
  const org = `'${orgId}'`;
  const account = `'${accounts.stripe}'`;
  const at = `now() - interval '1 day' - n * make_interval(secs => ${(2 * 365 * 86_400) / customers})`;
  const each = `from generate_series(1, ${customers}) n`;
  const visitor = "'en', '192.0.2.1', md5(n::text), '\\x00'";
  return [
    `insert into contact (org_id, id, name) select ${org}, 'cont_long_' || n, 'Name ' || n ${each}`,
    `insert into billing_customer (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency, status, payment_method_id)
     select ${org}, 'bc_long_' || n, 'cont_long_' || n, '${brandId}', 'stripe', false, 1500, 'USD', 'active', 'pm_long_' || n ${each}`,
    `insert into payment_method (org_id, id, customer_id, gateway, gateway_account_id, mode, ref, type, label, card_exp_month, card_exp_year, expiry_told_at)
     select ${org}, 'pm_long_' || n, 'bc_long_' || n, 'stripe', ${account}, 'test', 'pm_ref_' || n, 'card', 'Visa', 1, 2020,
       case when n > 3 then now() end ${each}`,
    `insert into enrollment (org_id, id, customer_id, item_id, created_at) select ${org}, 'ts_long_' || n, 'bc_long_' || n, '${item}', ${at} ${each}`,
    `insert into setup_link (org_id, id, customer_id, brand_id, gateway, status, expires_at, created_at)
     select ${org}, 'link_long_' || n, 'bc_long_' || n, '${brandId}', 'stripe', 'completed', ${at}, ${at} ${each}`,
    `insert into setup_attempt (org_id, id, link_id, customer_id, gateway, gateway_account_id, mode, purpose, status, charge_id, gateway_ref, gateway_customer_ref, locale, created_at)
     select ${org}, 'att_long_' || n, 'link_long_' || n, 'bc_long_' || n, 'stripe', ${account}, 'test', 'activate', 'succeeded',
       case when n % 2 = 0 then 'sc_long_' || n end, 'seti_' || n, 'cus_' || n, 'en', ${at} ${each}`,
    `insert into setup_try (org_id, id, link_id, attempt_id, outcome, consent_version, consent_text, locale, address, address_group, receipt_hash, created_at)
     select ${org}, 'try_long_' || n, 'link_long_' || n, 'att_long_' || n, 'succeeded', '1', '', ${visitor}, ${at} ${each}`,
    `insert into charge (org_id, id, customer_id, kind, item_id, enrollment_id, gateway, gateway_account_id, mode, amount, currency, status, gateway_ref, order_ref, captured_at, created_at)
     select ${org}, 'sc_long_' || n, 'bc_long_' || n, (case when n % 2 = 0 then 'initial' else 'trigger' end)::charge_kind, '${item}', 'ts_long_' || n,
       'stripe', ${account}, 'test', 500, 'USD', 'captured', 'ch_' || n, 'pi_' || n, ${at}, ${at} ${each}`,
    `insert into invoice (org_id, id, number, charge_id, customer_id, amount, currency, status, paid_at, created_at)
     select ${org}, 'inv_long_' || n, 'L-' || n, 'sc_long_' || n, 'bc_long_' || n, 500, 'USD', 'paid', ${at}, ${at} ${each}`,
    `insert into pay_try (org_id, id, invoice_id, charge_id, method, outcome, amount, currency, locale, address, address_group, receipt_hash, created_at)
     select ${org}, 'pay_long_' || n, 'inv_long_' || n, 'sc_long_' || n, 'other', 'succeeded', 500, 'USD', ${visitor}, ${at} ${each}`,
    `insert into event (org_id, id, seq, type, customer_id, dedupe_key, payload, created_at)
     select ${org}, 'evt_long_' || n, nextval('event_seq_seq'), 'trigger.captured', 'bc_long_' || n, 'long_' || n, '{}', ${at} ${each}`,
    `insert into webhook_endpoint (org_id, id, name, url, event_types, secrets, key_id, status)
     select ${org}, 'wh_' || status || '_' || right(${org}, 8), status, 'https://example.invalid', '{*}', '\\x00', 'none', status::endpoint_status
     from unnest(array['active', 'paused']) status`,
    `insert into webhook_delivery (org_id, id, endpoint_id, event_id, customer_id, seq, lane, status, next_attempt_at, delivered_at, last_outcome, created_at)
     select e.org_id, e.id || w.id, w.id, e.id, e.customer_id, e.seq, e.customer_id,
       (case w.status when 'active' then 'delivered' else 'pending' end)::delivery_status, case w.status when 'paused' then e.created_at end,
       case w.status when 'active' then e.created_at end, case w.status when 'active' then 'delivered'::attempt_outcome end, e.created_at
     from event e join webhook_endpoint w on w.org_id = e.org_id where e.org_id = ${org} and e.id like 'evt_long_%'`,
    `insert into mail (org_id, id, kind, dedupe_key, customer_id, recipient, subject, html, text, status, next_attempt_at, created_at)
     select ${org}, 'mail_long_' || n, 'invoice', 'long_' || n, 'bc_long_' || case when n * 2 > ${customers} then 1 else n end, 'a@example.com', '', '', '', 'sent',
       null, ${at} ${each}`,
    `insert into drift_finding (org_id, id, gateway_account_id, kind, subject, status, found_at, closed_at)
     select ${org}, 'find_long_' || n, ${account}, 'event_missed', 'evt_' || n, 'healed', ${at}, ${at} ${each}`,
  ];
}
