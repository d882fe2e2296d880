-- What the database itself refuses, and who may see what.

-- ── At most one ──────────────────────────────────────────────────────────────────────────────────────────────────
-- (One customer per contact, and one row per provider event and account, are unique keys of their tables.)
create unique index one_live_enrollment on enrollment (org_id, customer_id, item_id) where status <> 'cancelled';
-- Captured, in doubt or waiting for the customer: anything but surely not taken. Refunded and disputed were taken.
create unique index one_initial_charge on charge (org_id, customer_id) where kind = 'initial' and status not in ('failed', 'cancelled');
create unique index one_open_link on setup_link (org_id, customer_id) where status = 'open';
create unique index one_live_attempt on setup_attempt (org_id, customer_id) where status in ('created', 'open', 'processing');
create unique index one_active_account on gateway_account (org_id, gateway) where status = 'active';

-- ── Amounts and shapes ───────────────────────────────────────────────────────────────────────────────────────────
alter table organization
  add constraint currency_code check (currency ~ '^[A-Z]{3}$'),
  add constraint amounts_positive check (initial_amount > 0 and minimum_initial_amount > 0 and max_capture_amount > 0),
  add constraint initial_amount_minimum check (initial_amount >= minimum_initial_amount),
  add constraint limits_sane check (cooldown_seconds >= 0 and failure_limit > 0 and link_days between 1 and 365);
alter table billing_customer
  add constraint currency_code check (currency ~ '^[A-Z]{3}$'),
  add constraint initial_amount_positive check (initial_amount > 0),
  add constraint meta_is_object check (jsonb_typeof(meta) = 'object'),
  -- Never active without a method, nor without the initial charge where one is required.
  add constraint active_has_method check (status <> 'active' or payment_method_id is not null),
  add constraint active_has_paid check (status <> 'active' or initial_charged or not require_initial);
alter table billable_item
  add constraint currency_code check (currency ~ '^[A-Z]{3}$'),
  add constraint unit_price_positive check (unit_price > 0),
  add constraint cap_positive check (max_capture_amount is null or max_capture_amount > 0),
  add constraint trigger_has_mode check (billing_type <> 'trigger' or trigger_mode is not null),
  add constraint condition_has_threshold check ((trigger_condition is null) = (trigger_threshold is null)),
  add constraint floor_under_threshold check (trigger_floor is null or trigger_floor <= trigger_threshold);
alter table enrollment add constraint failures_counted check (consecutive_failures >= 0);
alter table charge
  add constraint currency_code check (currency ~ '^[A-Z]{3}$'),
  add constraint amount_positive check (amount > 0),
  add constraint attempt_positive check (attempt > 0),
  add constraint refund_within_amount check (refunded_amount between 0 and amount),
  add constraint captured_has_time check (status not in ('captured', 'refunded', 'disputed') or captured_at is not null),
  add constraint trigger_has_item check (kind <> 'trigger' or (item_id is not null and enrollment_id is not null));
alter table revenue
  add constraint currency_code check (currency ~ '^[A-Z]{3}$'),
  add constraint gross_positive check (gross > 0),
  add constraint net_adds_up check (fee is null or net = gross - fee);
alter table invoice add constraint amount_positive check (amount > 0);
alter table setup_try add constraint amount_positive check (amount is null or amount > 0);

-- ── Work that is due: small partial indexes, for the sweeps ──────────────────────────────────────────────────────
create index due_attempts on setup_attempt (next_check_at) where status in ('created', 'open', 'processing');
create index due_charges on charge (next_check_at) where status = 'processing';
create index due_inbox on inbox_event (next_attempt_at) where status = 'received';
create index due_links on setup_link (expires_at) where status = 'open';
create index due_deliveries on webhook_delivery (next_attempt_at) where status = 'pending';

-- ── Tenants ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- Web and worker run as edge_app, which owns nothing. It sees the rows of the organization that the transaction
-- names in edge.org_id, and none when it names none. Roles belong to the whole server, hence the race is expected.
do $$ begin
  create role edge_app nologin;
exception when duplicate_object or unique_violation or insufficient_privilege then null;
end $$;
do $$ begin
  execute format('grant edge_app to %I', current_user);
exception when others then null;  -- a superuser needs no grant, and an administrator may have granted it already
end $$;

grant usage on schema public to edge_app;
-- What happened is kept: no request and no job deletes a row, but for claims that are taken back.
grant select, insert, update on all tables in schema public to edge_app;
grant delete on idempotency_key, worker_heartbeat to edge_app;
grant usage, select on all sequences in schema public to edge_app;
alter default privileges in schema public grant select, insert, update on tables to edge_app;
alter default privileges in schema public grant usage, select on sequences to edge_app;
-- History is written once.
revoke update on audit_entry, event from edge_app;

do $$
declare tenant_table text;
begin
  for tenant_table in
    select table_name from information_schema.columns where table_schema = 'public' and column_name = 'org_id'
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy tenant on %I using (org_id = current_setting(''edge.org_id'', true)) with check (org_id = current_setting(''edge.org_id'', true))',
      tenant_table);
  end loop;
end $$;
alter table organization enable row level security;
create policy tenant on organization
  using (id = current_setting('edge.org_id', true)) with check (id = current_setting('edge.org_id', true));

-- ── The few questions that come before a tenant is known, or go over all of them. They answer ids only. ─────────────
create function organization_of_gateway_account(account_id text) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select org_id from gateway_account where id = account_id $$;

create function due_setup_attempts(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select a.org_id, a.id from setup_attempt a
        where a.status in ('created', 'open', 'processing') and a.next_check_at <= at
        order by a.next_check_at limit at_most $$;

create function due_inbox_events(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select e.org_id, e.id from inbox_event e
        where e.status = 'received' and e.next_attempt_at <= at
        order by e.next_attempt_at limit at_most $$;

create function due_setup_links(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select l.org_id, l.id from setup_link l
        where l.status = 'open' and l.expires_at <= at
        order by l.expires_at limit at_most $$;

-- Whoever tests stolen cards does not stay within one organization.
-- Refused tries, and cards whose outcome is not known yet: many at once must not slip through.
create function card_tries_from(from_group text, since timestamptz, pending_since timestamptz) returns bigint
  language sql stable security definer set search_path = public, pg_temp
  as $$ select count(*) from setup_try t join setup_link l on l.org_id = t.org_id and l.id = t.link_id
        where t.address_group = from_group and t.created_at >= since
          and (t.outcome = 'failed' or (t.outcome = 'pending' and l.gateway = 'stripe' and t.created_at >= pending_since)) $$;

revoke all on function organization_of_gateway_account, due_setup_attempts, due_inbox_events, due_setup_links, card_tries_from from public;
grant execute on function organization_of_gateway_account, due_setup_attempts, due_inbox_events, due_setup_links, card_tries_from to edge_app;
