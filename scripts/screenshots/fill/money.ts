import { each, PAYS } from "./customers";
import { type Plan, quote } from "./plan";

/** What became of the charge number t of the customer k. */
const OUTCOME = `(case
  when k = 0 and t <> 2 then 'captured' when k = 0 then 'failed'
  when (k * 7 + t * 3) % 20 in (0, 7) then 'failed'
  when (k * 7 + t * 3) % 20 = 13 then 'refunded'
  else 'captured' end)`;
/** As above, with what is rarer. */
const OUTCOMES = `(case
  when k > 0 and (k * 7 + t) % 23 = 1 then 'disputed'
  when k > 0 and (k * 7 + t) % 23 = 2 then 'pending_client_action'
  when k > 0 and (k * 7 + t) % 41 = 3 then 'processing'
  when k > 0 and (k * 7 + t) % 41 = 4 then 'cancelled'
  else ${OUTCOME} end)`;
const MONEY_CAME = "('captured', 'refunded', 'disputed')";

/** Charges of every outcome, with the ledger, invoices, refunds and disputes that belong to them. */
export function moneyStatements(plan: Plan): string[] {
  const org = quote(plan.orgId);
  const outcome = plan.dearest === null ? OUTCOME : OUTCOMES;
  const amount = `${plan.dearest === null ? "" : `case when (k + t) % 29 = 0 then ${plan.dearest} - k else `}
    case when t = 0 then 1500 else ((k * 37 + t * 11) % 17 + 2) * 1000 + case when k % 3 = 0 then 495 else 0 end end
    ${plan.dearest === null ? "" : " end"}`;
  const fires = `from (select c.*, t, ${outcome} as outcome, at + (now() - at) * t / ${plan.fires + 1} + interval '11 minutes' as charged
    ${each(plan)} cross join generate_series(0, ${plan.fires}) t) c`;
  const own = "('sc_' || n || '_' || t)";
  return [
    `insert into charge
       (org_id, id, customer_id, kind, item_id, enrollment_id, gateway, gateway_account_id, mode, payment_method_id, capture_mode, amount, currency,
        status, gateway_ref, failure_code, decline_code, trigger_id, metric_value, description, refunded_amount, captured_at, created_at, updated_at)
     select e.org_id, ${own}, b.id, (case when t = 0 then 'initial' else 'trigger' end)::charge_kind, case when t > 0 then e.item_id end,
       case when t > 0 then e.id end, b.gateway, m.gateway_account_id, 'test', m.id,
       (case when outcome = 'pending_client_action' then 'client_confirm' else 'off_session' end)::capture_mode, ${amount},
       ${plan.dearest === null ? "'USD'" : "case when t > 0 and k % 11 = 3 then 'EUR' else 'USD' end"}, (case when t = 0 then 'captured' else outcome end)::charge_status,
       'pi_' || md5(e.org_id || n || '_' || t), case when t > 0 and outcome = 'failed' then 'card_declined' end,
       case when t > 0 and outcome = 'failed' then (array['insufficient_funds', 'expired_card', 'do_not_honor'])[1 + (k + t) % 3] end,
       case when t > 0 then 'wallet-' || n || '-' || t end, case when t > 0 then 11 + t end, case when t > 0 then 'Top-up of the wallet' else '' end,
       0, case when t = 0 or outcome in ${MONEY_CAME} then charged + interval '2 seconds' end, charged, charged
     ${fires} join billing_customer b on b.org_id = ${org} and b.id = 'bc_' || n
     join payment_method m on m.org_id = b.org_id and m.id = 'pm_' || n
     join enrollment e on e.org_id = b.org_id and e.id = 'ts_' || n || '_0' where ${PAYS}`,
    `insert into refund (org_id, id, charge_id, amount, currency, status, gateway_ref, reason, failure_code, settled_at, created_at)
     select org_id, 're_' || substr(id, 4), id, amount, currency, 'succeeded', 're_' || md5(org_id || id), 'Charged by mistake', null,
       created_at + interval '3 hours', created_at + interval '2 hours' from charge where org_id = ${org} and status = 'refunded'
     union all
     select org_id, 're_' || part || substr(id, 4), id, amount / 4, currency, (case part when 'a' then 'succeeded' when 'b' then 'failed' else 'processing' end)::refund_status,
       're_' || part || md5(org_id || id), case part when 'a' then 'One of two tickets was not used, agreed by telephone' end,
       case part when 'b' then 'insufficient_funds' end, case part when 'c' then null else created_at + interval '3 minutes' end, created_at + interval '2 minutes'
     from charge cross join (values ('a'), ('b'), ('c')) p (part)
     where org_id = ${org} and status = 'captured' and kind = 'trigger' and ${plan.dearest === null ? "part = 'a' and" : ""} id like '%9_1'
     union all
     select org_id, 're_a' || substr(id, 4), id, amount / 4, currency, 'succeeded', 're_a' || md5(org_id || id), 'One of two was not used',
       null, created_at + interval '3 minutes', created_at + interval '2 minutes'
     from charge where org_id = ${org} and id = 'sc_${plan.customers}_${plan.fires}'`,
    `update charge c set refunded_amount = (select coalesce(sum(r.amount), 0) from refund r
       where r.org_id = c.org_id and r.charge_id = c.id and r.status <> 'failed') where c.org_id = ${org}`,
    `insert into revenue (org_id, id, charge_id, customer_id, source, gateway, mode, gross, fee, net, currency, status, created_at)
     select org_id, 'rev_' || substr(id, 4), id, customer_id, kind, gateway, mode, amount, f, amount - f, currency,
       (case status when 'disputed' then 'disputed' when 'refunded' then 'refunded' else 'confirmed' end)::revenue_status, captured_at
     from (select *, case when id like '%7_1' then null else (amount::bigint * 29 / 1000)::int + 30 end as f from charge) c
     where org_id = ${org} and captured_at is not null`,
    `insert into invoice
       (org_id, id, number, charge_id, customer_id, amount, currency, status, sent_to, sent_at, due_at, paid_at, voided_at, void_reason, created_at)
     select c.org_id, 'inv_' || substr(c.id, 4), 'INV-' || lpad((row_number() over (order by c.created_at))::text, 6, '0'), c.id, c.customer_id,
       c.amount, c.currency, (case when c.captured_at is not null then 'paid' when c.status = 'cancelled' then 'void'
         when c.created_at < now() - interval '14 days' then 'overdue' else 'sent' end)::invoice_status,
       k.email, case when k.email is not null then c.created_at end, case when c.captured_at is null then c.created_at + interval '14 days' end, c.captured_at,
       case when c.status = 'cancelled' then c.created_at + interval '1 day' end, case when c.status = 'cancelled' then 'No longer owed' end, c.created_at
     from charge c join billing_customer b on b.org_id = c.org_id and b.id = c.customer_id join contact k on k.org_id = b.org_id and k.id = b.contact_id
     where c.org_id = ${org} and (c.captured_at is not null or c.status in ('cancelled', 'pending_client_action'))`,
    `update organization o set invoice_sequence = (select count(*) from invoice where org_id = o.id) where id = ${org}`,
    `insert into dispute (org_id, charge_id, ref, status, opened_at, closed_at)
     select org_id, id, 'dp_' || substr(md5(org_id || id), 1, 20), s.status::dispute_status, created_at + interval '5 hours',
       case when s.status <> 'open' then created_at + interval '9 hours' end
     from charge cross join lateral (select case when status = 'captured' then 'won' when id like '%2' then 'lost' else 'open' end as status) s
     where org_id = ${org} and (charge.status = 'disputed' or charge.status = 'captured' and id like '%4_2' and ${plan.dearest !== null})`,
  ];
}
