import { list, type Plan, quote } from "./plan";

/** For each customer: n from the oldest to the newest, k from the newest, and when they came. */
export const each = ({ customers, gapHours }: Plan): string =>
  `from (select n, ${customers} - n as k, now() - interval '70 hours' - make_interval(hours => (${customers} - n) * ${gapHours}) as at
   from generate_series(1, ${customers}) n) c`;

/** Who has not paid yet, who is suspended, who pays by PayPal, whose card ends this month. */
const PENDING = "k % 10 = 4";
const SUSPENDED = "k % 9 = 7";
const PAYPAL = "k % 5 = 2";
const EXPIRING = "k % 17 = 6";
export const PAYS = `not (${PENDING})`;

/** Customers in every state, with their contacts, methods, links and enrollments. */
export function customerStatements(plan: Plan): string[] {
  const org = quote(plan.orgId);
  const from = each(plan);
  const of = (texts: readonly (string | null)[]) => `(${list(texts)})[1 + (k % ${texts.length})]`;
  const numbered = plan.customers > plan.people.length;
  const account = `case when ${PAYPAL} then ${quote(plan.accounts.paypal)} else ${quote(plan.accounts.stripe)} end`;
  const name = numbered ? `${of(plan.people)} || ' ' || n` : of(plan.people);
  return [
    `insert into contact (org_id, id, name, email)
     select ${org}, 'cont_' || n, ${name},
       case when ${of(plan.people)} is not null then
         coalesce(nullif(trim(both '.' from regexp_replace(lower(${name}), '[^a-z]+', '.', 'g')), ''), 'kontakt') || '@mail.example' end ${from}`,
    `insert into billing_customer
       (org_id, id, contact_id, brand_id, gateway, require_initial, initial_charged, initial_amount, currency, status, created_at, meta, notes)
     select ${org}, 'bc_' || n, 'cont_' || n, ${of(plan.brands)}, (case when ${PAYPAL} then 'paypal' else 'stripe' end)::gateway_name,
       true, ${PAYS}, 1500, 'USD', 'pending', at, jsonb_build_object('crm_id', 'CRM-' || 48000 + n, 'plan', 'standard'),
       case when k = 0 then 'Asked for invoices on paper. Call before charging more than usual.' end ${from}`,
    `insert into payment_method
       (org_id, id, customer_id, gateway, gateway_account_id, mode, ref, customer_ref, type, label, card_brand, card_last4, card_exp_month,
        card_exp_year, payer_id, status, created_at)
     select ${org}, 'pm_' || n, 'bc_' || n, (case when ${PAYPAL} then 'paypal' else 'stripe' end)::gateway_name, ${account}, 'test',
       'pm_ref_' || n, 'cus_' || n, (case when ${PAYPAL} then 'paypal' else 'card' end)::payment_method_type,
       case when ${PAYPAL} then 'PayPal payer' || n || '@mail.example' else 'Visa •••• 4242' end,
       case when ${PAYPAL} then null else 'visa' end, case when ${PAYPAL} then null else '4242' end,
       case when ${PAYPAL} then null when ${EXPIRING} then extract(month from now())::int else 1 + n % 12 end,
       case when ${PAYPAL} then null when ${EXPIRING} then extract(year from now())::int else extract(year from now())::int + 2 end,
       case when ${PAYPAL} then 'PAYER' || n end,
       (case when k % 31 = 8 then 'detached' else 'active' end)::payment_method_status, at ${from} where ${PAYS}`,
    `update billing_customer b set payment_method_id = 'pm_' || n, status = (case when ${SUSPENDED} then 'suspended' else 'active' end)::customer_status,
       activated_at = at + interval '9 minutes', suspended_at = case when ${SUSPENDED} then at + interval '1 day' end,
       suspended_reason = case when ${SUSPENDED} then 'Three disputes in a row' end
     ${from} where b.org_id = ${org} and b.id = 'bc_' || n and ${PAYS}`,
    `insert into setup_link (org_id, id, customer_id, brand_id, item_id, gateway, status, expires_at, opened_at, closed_at, created_at)
     select ${org}, 'sl_' || n, 'bc_' || n, ${of(plan.brands)}, ${of(plan.items)}, 'stripe',
       (case when ${PAYS} then 'completed' when k % 20 = 14 then 'expired' else 'open' end)::link_status, at + interval '30 days',
       case when ${PAYS} or k % 4 = 0 then at + interval '5 minutes' end, case when ${PAYS} then at + interval '9 minutes' end, at ${from}`,
    ...[0, 1].map(
      (which) => `insert into enrollment
       (org_id, id, customer_id, item_id, status, consecutive_failures, last_triggered_at, last_charge_status, status_reason, created_at)
     select ${org}, 'ts_' || n || '_${which}', 'bc_' || n, (${list(plan.items)})[1 + (k + ${which}) % ${plan.items.length}],
       (case when k % 6 = ${1 + which} then 'paused' when k % 13 = 5 then 'cancelled' else 'active' end)::enrollment_status,
       case when k % 6 = ${1 + which} then 3 else k % 2 end, ${which === 0 ? "at + interval '2 hours'" : "null"},
       ${which === 0 ? "(case when k % 6 = 1 then 'failed' else 'captured' end)::charge_status" : "null"},
       case when k % 6 = ${1 + which} then '3 charges failed in a row' end, at + interval '10 minutes'
     ${from} where ${PAYS}${which === 0 ? "" : " and k % 3 = 0"}`,
    ),
  ];
}
