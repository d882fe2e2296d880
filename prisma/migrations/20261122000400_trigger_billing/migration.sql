-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('processing', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "pay_method" AS ENUM ('saved', 'other');

-- CreateEnum
CREATE TYPE "mail_status" AS ENUM ('queued', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "link_channel" AS ENUM ('hosted', 'api');

-- AlterTable
ALTER TABLE "charge" ADD COLUMN     "checks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "dispute_ref" TEXT;

-- AlterTable
ALTER TABLE "invoice" ADD COLUMN     "next_step_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3),
ADD COLUMN     "void_reason" TEXT,
ADD COLUMN     "voided_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "invoice_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN     "reminder_days" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "payment_method" ADD COLUMN     "expiry_told_at" TIMESTAMPTZ(3),
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "revenue" ADD COLUMN     "fee_check_at" TIMESTAMPTZ(3),
ADD COLUMN     "fee_checks" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "setup_link" ADD COLUMN     "channel" "link_channel" NOT NULL DEFAULT 'hosted';

-- CreateTable
CREATE TABLE "charge_claim" (
    "org_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "charge_claim_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "refund" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "refund_status" NOT NULL DEFAULT 'processing',
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "gateway_ref" TEXT,
    "reason" TEXT,
    "failure_code" TEXT,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "next_check_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "pay_try" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "method" "pay_method" NOT NULL,
    "outcome" "try_outcome" NOT NULL DEFAULT 'pending',
    "failure_ref" TEXT,
    "failure_code" TEXT,
    "decline_code" TEXT,
    "locale" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "address" TEXT NOT NULL,
    "address_group" TEXT NOT NULL,
    "user_agent" TEXT,
    "receipt_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "pay_try_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "mail" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "customer_id" TEXT,
    "invoice_id" TEXT,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" "mail_status" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "charge_claim_org_id_charge_id_idx" ON "charge_claim"("org_id", "charge_id");

-- CreateIndex
CREATE INDEX "refund_org_id_charge_id_idx" ON "refund"("org_id", "charge_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_org_id_charge_id_gateway_ref_key" ON "refund"("org_id", "charge_id", "gateway_ref");

-- CreateIndex
CREATE INDEX "pay_try_org_id_invoice_id_idx" ON "pay_try"("org_id", "invoice_id");

-- CreateIndex
CREATE INDEX "pay_try_address_group_created_at_idx" ON "pay_try"("address_group", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "pay_try_org_id_charge_id_failure_ref_key" ON "pay_try"("org_id", "charge_id", "failure_ref");

-- CreateIndex
CREATE INDEX "mail_org_id_created_at_idx" ON "mail"("org_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "mail_org_id_dedupe_key_key" ON "mail"("org_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "charge_org_id_gateway_account_id_order_ref_idx" ON "charge"("org_id", "gateway_account_id", "order_ref");

-- CreateIndex
CREATE INDEX "charge_org_id_enrollment_id_created_at_idx" ON "charge"("org_id", "enrollment_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "invoice_org_id_customer_id_created_at_idx" ON "invoice"("org_id", "customer_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "charge_claim" ADD CONSTRAINT "charge_claim_org_id_charge_id_fkey" FOREIGN KEY ("org_id", "charge_id") REFERENCES "charge"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_org_id_charge_id_fkey" FOREIGN KEY ("org_id", "charge_id") REFERENCES "charge"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pay_try" ADD CONSTRAINT "pay_try_org_id_invoice_id_fkey" FOREIGN KEY ("org_id", "invoice_id") REFERENCES "invoice"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pay_try" ADD CONSTRAINT "pay_try_org_id_charge_id_fkey" FOREIGN KEY ("org_id", "charge_id") REFERENCES "charge"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "billing_customer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_org_id_invoice_id_fkey" FOREIGN KEY ("org_id", "invoice_id") REFERENCES "invoice"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What the database itself refuses of triggers, invoices, refunds and mails, and the two statements that firing lives on.

-- ── At most one, and sane ────────────────────────────────────────────────────────────────────────────────────────
alter table organization
  add constraint invoice_days_sane check (invoice_days between 1 and 365 and reminder_days between 1 and 365);
alter table refund
  add constraint currency_code check (currency ~ '^[A-Z]{3}$'),
  add constraint amount_positive check (amount > 0),
  add constraint attempt_positive check (attempt > 0);
alter table pay_try
  add constraint currency_code check (currency ~ '^[A-Z]{3}$'),
  add constraint amount_positive check (amount > 0);
alter table mail add constraint recipient_present check (recipient <> '');

-- Never more is given back than was taken, however many ask at once: what is under way counts, what failed does not.
create function refunds_within_charge() returns trigger language plpgsql as $$
declare
  v_amount int;
  v_refunded bigint;
begin
  select c.amount into v_amount from charge c where c.org_id = new.org_id and c.id = new.charge_id for no key update;
  select coalesce(sum(r.amount), 0) into v_refunded from refund r
    where r.org_id = new.org_id and r.charge_id = new.charge_id and r.status <> 'failed' and r.id <> new.id;
  if new.status <> 'failed' and v_refunded + new.amount > v_amount then
    raise exception 'refunds would exceed the charge' using errcode = 'check_violation', constraint = 'refunds_within_charge';
  end if;
  return new;
end $$;
create trigger refunds_within_charge before insert or update of amount, status on refund
  for each row execute function refunds_within_charge();

-- ── Work that is due ─────────────────────────────────────────────────────────────────────────────────────────────
drop index due_charges;
create index due_charges on charge (next_check_at) where kind = 'trigger' and status in ('processing', 'pending_client_action');
create index due_refunds on refund (next_check_at) where status = 'processing';
create index due_fees on revenue (fee_check_at) where fee is null;
create index due_invoices on invoice (next_step_at) where status in ('draft', 'sent', 'overdue');
create index due_mails on mail (next_attempt_at) where status = 'queued';
create index expiring_cards on payment_method (card_exp_year, card_exp_month) where status = 'active' and card_exp_year is not null and expiry_told_at is null;
-- A `processing` or recent charge of an enrollment is looked for before each new one.
create index charges_in_doubt on charge (org_id, enrollment_id) where status = 'processing';

-- ── Tenants ──────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['charge_claim', 'refund', 'pay_try', 'mail'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy tenant on %I using (org_id = current_setting(''edge.org_id'', true)) with check (org_id = current_setting(''edge.org_id'', true))',
      tenant_table);
  end loop;
end $$;
-- What a trigger_id stands for is never changed.
revoke update on charge_claim from edge_app;

create function due_charges(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select d.org_id, d.id
        from (select c.org_id, c.id, c.next_check_at,
                     -- The oldest of every account first, so that one with thousands waiting holds up no other.
                     row_number() over (partition by c.gateway_account_id order by c.next_check_at) as turn
              from charge c
              where c.kind = 'trigger' and c.status in ('processing', 'pending_client_action') and c.next_check_at <= at) d
        order by d.turn, d.next_check_at limit at_most $$;
create function due_refunds(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select r.org_id, r.id from refund r where r.status = 'processing' and r.next_check_at <= at
        order by r.next_check_at limit at_most $$;
create function due_fees(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select r.org_id, r.id from revenue r where r.fee is null and r.fee_check_at <= at
        order by r.fee_check_at limit at_most $$;
create function due_invoices(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select i.org_id, i.id from invoice i where i.status in ('draft', 'sent', 'overdue') and i.next_step_at <= at
        order by i.next_step_at limit at_most $$;
create function due_mails(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select m.org_id, m.id from mail m where m.status = 'queued' and m.next_attempt_at <= at
        order by m.next_attempt_at limit at_most $$;
-- Cards whose last month ends before `at`, and whose integrator has not been told.
create function expiring_methods(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select m.org_id, m.id from payment_method m
        join billing_customer c on c.org_id = m.org_id and c.payment_method_id = m.id
        where m.status = 'active' and m.card_exp_year is not null and m.expiry_told_at is null
          and (m.card_exp_year, m.card_exp_month) <= (extract(year from at at time zone 'UTC')::int, extract(month from at at time zone 'UTC')::int)
        order by m.card_exp_year, m.card_exp_month limit at_most $$;
-- The organization of a pay page's address.
create function organization_of_invoice(invoice_id text) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select org_id from invoice where id = invoice_id $$;
create index invoice_by_id on invoice (id);

-- Cards are tested on pay pages too.
create or replace function card_tries_from(from_group text, since timestamptz, pending_since timestamptz) returns bigint
  language sql stable security definer set search_path = public, pg_temp
  as $$ select (select count(*) from setup_try t join setup_link l on l.org_id = t.org_id and l.id = t.link_id
                where t.address_group = from_group and t.created_at >= since
                  and (t.outcome = 'failed' or (t.outcome = 'pending' and l.gateway = 'stripe' and t.created_at >= pending_since)))
             + (select count(*) from pay_try p join charge c on c.org_id = p.org_id and c.id = p.charge_id
                where p.address_group = from_group and p.created_at >= since
                  and (p.outcome = 'failed' or (p.outcome = 'pending' and c.gateway = 'stripe' and p.created_at >= pending_since))) $$;

revoke all on function due_charges, due_refunds, due_fees, due_invoices, due_mails, expiring_methods, organization_of_invoice from public;
grant execute on function due_charges, due_refunds, due_fees, due_invoices, due_mails, expiring_methods, organization_of_invoice to edge_app;

-- ── Firing ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- Everything that decides whether a trigger may charge, in one round trip: lib/charges/trigger-facts.ts calls it. It runs as
-- its caller, so row-level security holds in it. Nothing is written.
create function read_trigger(
  p_org text, p_actor_type actor_type, p_actor text,
  p_brand text, p_item text, p_customer text, p_claims text[]
) returns table (key_holds boolean, organization jsonb, brand jsonb, item jsonb, customer jsonb, enrollment jsonb, method jsonb,
                 account_mode gateway_mode, account_status gateway_account_status, account_credentials bytea, account_key_id text,
                 claimed jsonb, recent jsonb)
language plpgsql as $$
declare
  v_customer billing_customer;
  v_enrollment enrollment;
  v_method payment_method;
  v_org organization;
begin
  perform set_config('edge.org_id', p_org, true);
  key_holds := p_actor_type <> 'api_key' or exists (
    select 1 from api_key k where k.org_id = p_org and k.id = p_actor
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()));
  if not key_holds then return next; return; end if;

  select o.* into v_org from organization o where o.id = p_org;
  organization := to_jsonb(v_org);
  if p_brand ~ '^[0-9]{1,9}$' then
    select to_jsonb(b) into brand from brand b where b.org_id = p_org and b.number = p_brand::int;
  end if;
  if brand is null then
    select to_jsonb(b) into brand from brand b where b.org_id = p_org and b.id = p_brand;
  end if;
  select to_jsonb(i) into item from billable_item i where i.org_id = p_org and i.id = p_item;
  select c.* into v_customer from billing_customer c where c.org_id = p_org and c.id = p_customer;
  if v_customer.id is not null then
    customer := to_jsonb(v_customer) - 'meta' - 'notes';
    select e.* into v_enrollment from enrollment e
      where e.org_id = p_org and e.customer_id = p_customer and e.item_id = p_item
      order by (e.status <> 'cancelled') desc, e.created_at desc limit 1;
    if v_enrollment.id is not null then enrollment := to_jsonb(v_enrollment); end if;
    select m.* into v_method from payment_method m where m.org_id = p_org and m.id = v_customer.payment_method_id;
    if v_method.id is not null then
      method := to_jsonb(v_method);
      -- A method stays with the account that saved it. That another account took its place for new set-ups is no reason to
      -- stop charging it; that the organization has none in use at this gateway is.
      select a.mode, coalesce((select g.status from gateway_account g where g.org_id = p_org and g.gateway = a.gateway and g.status = 'active'), a.status),
             a.credentials, a.key_id
        into account_mode, account_status, account_credentials, account_key_id
        from gateway_account a where a.org_id = p_org and a.id = v_method.gateway_account_id;
    end if;
  end if;

  select to_jsonb(c) into claimed from charge_claim k join charge c on c.org_id = k.org_id and c.id = k.charge_id
    where k.org_id = p_org and k.key = any(p_claims) order by k.created_at limit 1;
  if v_enrollment.id is not null then
    select to_jsonb(c) into recent from recent_charge(p_org, v_enrollment.id, v_org.cooldown_seconds) c;
  end if;
  return next;
end $$;

-- The charge that stands in the way of another one of the same enrollment: one in doubt, whatever its age, or one within the
-- cooldown that was taken or still may be.
create function recent_charge(p_org text, p_enrollment text, p_cooldown int) returns setof charge
language sql stable as $$
  (select c.* from charge c where c.org_id = p_org and c.enrollment_id = p_enrollment and c.status = 'processing'
    order by c.created_at desc limit 1)
  union all
  (select c.* from charge c where c.org_id = p_org and c.enrollment_id = p_enrollment
      and c.status not in ('processing', 'failed', 'cancelled') and c.created_at > now() - make_interval(secs => p_cooldown)
    order by c.created_at desc limit 1)
  limit 1
$$;

-- Writes the row of a charge before the gateway is asked, unless one stands for the same claims or stands in the way. Those
-- who fire for the same enrollment queue up at its row, so of two at the same moment one charges and one finds the other's.
-- 'stale': something that was read has changed since; read again.
create function claim_charge(
  p_org text, p_charge text, p_customer text, p_item text, p_enrollment text, p_method text,
  p_capture_mode capture_mode, p_amount int, p_currency text, p_status charge_status,
  p_claims text[], p_trigger text, p_metric numeric, p_description text, p_check_seconds int,
  p_audit text, p_actor_type actor_type, p_actor text, p_request text, p_address text
) returns table (outcome text, charge_id text)
language plpgsql as $$
declare
  v_charge text;
  v_cooldown int;
  v_status enrollment_status;
begin
  perform set_config('edge.org_id', p_org, true);
  -- Suspending waits for those who fire, and they for it.
  perform 1 from billing_customer c where c.org_id = p_org and c.id = p_customer and c.status = 'active' and c.allow_trigger
    and c.payment_method_id is not distinct from p_method for share;
  if not found then return query select 'stale', null::text; return; end if;
  -- Without its status among the conditions: the primary key alone shall be what finds it.
  select e.status into v_status from enrollment e where e.org_id = p_org and e.id = p_enrollment for no key update;
  if v_status is distinct from 'active' then return query select 'stale', null::text; return; end if;

  select k.charge_id into v_charge from charge_claim k where k.org_id = p_org and k.key = any(p_claims) order by k.created_at limit 1;
  if v_charge is null then
    select o.cooldown_seconds into v_cooldown from organization o where o.id = p_org;
    select c.id into v_charge from recent_charge(p_org, p_enrollment, v_cooldown) c;
  end if;
  if v_charge is not null then
    insert into charge_claim (org_id, key, charge_id) select p_org, k, v_charge from unnest(p_claims) k on conflict do nothing;
    return query select 'repeat', v_charge; return;
  end if;

  perform 1 from billable_item i where i.org_id = p_org and i.id = p_item and i.status = 'active';
  if not found then return query select 'stale', null::text; return; end if;
  insert into charge (org_id, id, customer_id, kind, item_id, enrollment_id, gateway, gateway_account_id, mode, payment_method_id,
                      capture_mode, amount, currency, status, trigger_id, metric_value, description, next_check_at)
    select p_org, p_charge, p_customer, 'trigger', p_item, p_enrollment, m.gateway, m.gateway_account_id, m.mode, m.id,
           p_capture_mode, p_amount, p_currency, p_status, p_trigger, p_metric, p_description,
           now() + make_interval(secs => p_check_seconds)
    from payment_method m where m.org_id = p_org and m.id = p_method and m.status = 'active';
  if not found then return query select 'stale', null::text; return; end if;
  -- Fired for two enrollments at once, a trigger_id is the first one's: the other's transaction ends here.
  insert into charge_claim (org_id, key, charge_id) select p_org, k, p_charge from unnest(p_claims) k;
  update enrollment e set last_triggered_at = now(), last_charge_status = p_status, updated_at = now()
    where e.org_id = p_org and e.id = p_enrollment;
  insert into audit_entry (org_id, id, actor_type, actor_id, action, subject_id, customer_id, request_id, address, details)
    values (p_org, p_audit, p_actor_type, p_actor, 'trigger.fired', p_charge, p_customer, p_request, p_address,
            jsonb_build_object('item_id', p_item, 'amount', p_amount, 'currency', p_currency));
  return query select 'claimed', p_charge;
end $$;

-- The next number of an organization's invoices. Called in the transaction that writes the invoice, so that a number is
-- neither lost nor given twice.
create function next_invoice_number(p_org text) returns text
language sql as $$
  update organization set invoice_sequence = invoice_sequence + 1 where id = p_org
    returning invoice_prefix || lpad(invoice_sequence::text, greatest(6, length(invoice_sequence::text)), '0')
$$;

-- Writes down money that the provider says it holds: charge, revenue, the paper of it, the event; failures are forgotten.
-- Whoever comes second writes nothing. Answers the charge's state as it was found, or 'captured_now'. Who locks more than one
-- of them does so in this order: charge, enrollment, organization.
create function record_capture(
  p_org text, p_charge text, p_from charge_status[], p_ref text, p_order_ref text, p_captured_at timestamptz, p_method text, p_fee int,
  p_revenue text, p_invoice text, p_event text, p_event_type text, p_payload text
) returns text
language plpgsql as $$
declare
  v_charge charge;
  v_invoice text;
begin
  perform set_config('edge.org_id', p_org, true);
  select c.* into strict v_charge from charge c where c.org_id = p_org and c.id = p_charge for no key update;
  if not v_charge.status = any(p_from) then return v_charge.status::text; end if;
  update charge c set status = 'captured', gateway_ref = p_ref, order_ref = coalesce(p_order_ref, c.order_ref), captured_at = p_captured_at,
      payment_method_id = coalesce(p_method, c.payment_method_id), next_check_at = null, failure_code = null, decline_code = null, updated_at = now()
    where c.org_id = p_org and c.id = p_charge;
  insert into revenue (org_id, id, charge_id, customer_id, source, gateway, mode, gross, fee, net, currency, status, fee_check_at)
    values (p_org, p_revenue, p_charge, v_charge.customer_id, v_charge.kind, v_charge.gateway, v_charge.mode, v_charge.amount,
            p_fee, v_charge.amount - p_fee, v_charge.currency, 'confirmed', case when p_fee is null then now() + interval '1 minute' end);
  if v_charge.enrollment_id is not null then
    update enrollment e set consecutive_failures = 0, last_charge_status = 'captured', updated_at = now()
      where e.org_id = p_org and e.id = v_charge.enrollment_id;
  end if;
  if v_charge.kind = 'trigger' then
    update invoice i set status = 'paid', paid_at = p_captured_at, next_step_at = null
      where i.org_id = p_org and i.charge_id = p_charge returning i.id into v_invoice;
    if v_invoice is null then
      insert into invoice (org_id, id, number, charge_id, customer_id, amount, currency, status, paid_at)
        values (p_org, p_invoice, next_invoice_number(p_org), p_charge, v_charge.customer_id, v_charge.amount, v_charge.currency, 'paid', p_captured_at);
      v_invoice := p_invoice;
    end if;
  end if;
  insert into event (org_id, id, type, customer_id, dedupe_key, payload)
    values (p_org, p_event, p_event_type, v_charge.customer_id, p_event_type || ':' || p_charge,
            coalesce(replace(p_payload, p_invoice, v_invoice), p_payload));
  return 'captured_now';
end $$;
