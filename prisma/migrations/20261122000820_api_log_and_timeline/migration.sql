-- ── The API log ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Each way of asking has an index in the order of the page; see docs/decisions/0013.
drop index "api_request_org_id_created_at_id_idx";
drop index "api_request_org_id_customer_id_created_at_idx";
create index api_request_pages on api_request (org_id, created_at desc, id desc);
create index api_request_action_pages on api_request (org_id, action, created_at desc, id desc);
create index api_request_key_pages on api_request (org_id, api_key_id, created_at desc, id desc);
create index api_request_customer_pages on api_request (org_id, customer_id, created_at desc, id desc) where customer_id is not null;
create index api_request_error_pages on api_request (org_id, error_code, created_at desc, id desc) where error_code is not null;
-- What succeeded is nearly everything: its pages are those of all. The rest is rare.
create index api_request_refused_pages on api_request (org_id, created_at desc, id desc) where status >= 400;
create index api_request_failed_pages on api_request (org_id, created_at desc, id desc) where status >= 500;

-- Writes down what a process has gathered, of several organizations at once. A call is about the customer that it or its
-- answer named, or about the one whose charge, invoice, enrollment or contact it named; an id that nobody has is nobody's.
create function record_api_requests(calls text) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into api_request (org_id, id, action, path, status, error_code, api_key_id, customer_id, idempotency_key, address,
                             user_agent, latency_ms, request, response, created_at)
    select c.org_id, c.id, c.action, c.path, c.status, c.error_code, c.api_key_id,
      (select b.id from billing_customer b where b.org_id = c.org_id and b.id = coalesce(
        c.customer_id,
        (select h.customer_id from charge h where h.org_id = c.org_id and h.id = c.charge_id),
        (select i.customer_id from invoice i where i.org_id = c.org_id and i.id = c.invoice_id),
        (select e.customer_id from enrollment e where e.org_id = c.org_id and e.id = c.enrollment_id),
        (select k.id from billing_customer k where k.org_id = c.org_id and k.contact_id = c.contact_id))),
      c.idempotency_key, c.address, c.user_agent, c.latency_ms, c.request, c.response, c.created_at
    from json_to_recordset(calls::json) as c (
      org_id text, id text, action text, path text, status int, error_code text, api_key_id text, customer_id text, charge_id text,
      invoice_id text, enrollment_id text, contact_id text, idempotency_key text, address text, user_agent text, latency_ms int,
      request jsonb, response jsonb, created_at timestamptz)
    on conflict do nothing
  $$;
revoke all on function record_api_requests from public;
grant execute on function record_api_requests to edge_app;

-- ── The customer's timeline ──────────────────────────────────────────────────────────────────────────────────────
-- Of whom a provider's event turned out to be; null until it was worked, and where it is about nobody that we know.
alter table inbox_event add column customer_id text;
update inbox_event e set customer_id = coalesce(
  (select a.customer_id from setup_attempt a where a.org_id = e.org_id and a.gateway_account_id = e.gateway_account_id
     and (a.gateway_ref = e.about ->> 'ref' or a.id = e.about ->> 'attemptId') limit 1),
  (select h.customer_id from charge h where h.org_id = e.org_id and h.gateway_account_id = e.gateway_account_id
     and (h.gateway_ref = e.about ->> 'ref' or h.order_ref = e.about ->> 'ref' or h.id = e.about ->> 'chargeId') limit 1),
  (select m.customer_id from payment_method m where m.org_id = e.org_id and m.gateway_account_id = e.gateway_account_id
     and m.ref = e.about ->> 'ref'));

-- Each source is read for one customer, newest first, from where a page begins.
drop index "audit_entry_org_id_customer_id_created_at_idx";
create index audit_entry_customer_pages on audit_entry (org_id, customer_id, created_at desc, id desc);
drop index "event_org_id_customer_id_seq_idx";
create index event_customer_pages on event (org_id, customer_id, created_at desc, id desc);
create index revenue_customer_pages on revenue (org_id, customer_id, created_at desc, id desc);
create index mail_customer_pages on mail (org_id, customer_id, created_at desc, id desc) where customer_id is not null;
create index inbox_event_customer_pages on inbox_event (org_id, customer_id, received_at desc, id desc) where customer_id is not null;
