-- What one page, one provider's event or one sweep reads shall not grow with what an organization has behind it.

-- How many of the organization's payments were refused in the last minutes: asked by each set-up and pay page.
CREATE INDEX "pay_try_org_id_created_at_idx" ON "pay_try"("org_id", "created_at");
-- The attempt of an initial charge: asked for each provider's event, and where the provider is compared with us.
create index setup_attempt_charge on setup_attempt (org_id, charge_id) where charge_id is not null;

-- Each card's customer by its key, not each customer for a card: these are asked for once a minute.
create or replace function expiring_methods(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp set enable_sort = off set enable_bitmapscan = off
  as $$ select m.org_id, m.id from payment_method m
        join lateral (select from billing_customer c where c.org_id = m.org_id and c.id = m.customer_id and c.payment_method_id = m.id offset 0) c on true
        where m.status = 'active' and m.card_exp_year is not null and m.expiry_told_at is null
          and (m.card_exp_year, m.card_exp_month) <= (extract(year from at at time zone 'UTC')::int, extract(month from at at time zone 'UTC')::int)
        order by m.card_exp_year, m.card_exp_month limit at_most $$;

-- Looks at each endpoint's own queue from its beginning, each second: however much waits at all the others.
create or replace function due_endpoints(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp set enable_sort = off set enable_bitmapscan = off
  as $$ select w.org_id, w.id from webhook_endpoint w
        where w.status = 'active' and w.deleted_at is null and (
          select d.next_attempt_at from webhook_delivery d where d.org_id = w.org_id and d.endpoint_id = w.id
            and d.status = 'pending' and d.next_attempt_at is not null and d.next_attempt_at <= at
            and (d.claimed_at is null or d.claimed_at < at - make_interval(secs => w.timeout_seconds + 10))
          order by d.next_attempt_at limit 1) is not null
        limit at_most $$;

-- What has ended is read up to its own time, and what waits in vain from its endpoint's queue: not all that was delivered in the
-- two months between the two times, once more for each portion.
create or replace function forget_deliveries(ended_before timestamptz, waiting_before timestamptz, at_most int) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    select d.ctid from webhook_delivery d join webhook_endpoint w on w.org_id = d.org_id and w.id = d.endpoint_id
    where d.created_at < ended_before and (d.status <> 'pending' or w.status = 'paused')
    order by d.created_at limit at_most for update of d skip locked),
  waiting as (
    select d.ctid from webhook_endpoint w join lateral (
      select d.ctid from webhook_delivery d
      where d.org_id = w.org_id and d.endpoint_id = w.id and d.status = 'pending' and d.created_at < waiting_before
      order by d.created_at, d.id limit at_most for update skip locked) d on true
    where w.status = 'disabled' or w.deleted_at is not null
    -- One that is being enabled at this moment keeps its queue, or its customers' order would begin with what is gone.
    limit at_most for share of w),
  gone as (
    delete from webhook_delivery d
    where d.ctid = any (array(select e.ctid from ended e union all select w.ctid from waiting w)) returning 1)
  select count(*) from gone
$$;
