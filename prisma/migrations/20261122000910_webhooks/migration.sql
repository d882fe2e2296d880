-- CreateEnum
CREATE TYPE "webhook_auth_type" AS ENUM ('none', 'bearer', 'basic', 'api_key', 'custom_header');

-- CreateEnum
CREATE TYPE "delivery_kind" AS ENUM ('event', 'resend', 'replay', 'test');

-- CreateEnum
CREATE TYPE "attempt_outcome" AS ENUM ('delivered', 'http_error', 'redirected', 'timed_out', 'unreachable', 'tls_error', 'address_refused', 'interrupted');

-- DropIndex
DROP INDEX "event_seq_key";

-- DropIndex
DROP INDEX "webhook_delivery_org_id_endpoint_id_status_idx";

-- AlterTable. The sequence stays: order_event draws from it.
ALTER SEQUENCE "event_seq_seq" OWNED BY NONE;
ALTER TABLE "event" ALTER COLUMN "seq" DROP NOT NULL,
ALTER COLUMN "seq" DROP DEFAULT;

-- AlterTable
ALTER TABLE "webhook_delivery" ADD COLUMN     "claimed_at" TIMESTAMPTZ(3),
ADD COLUMN     "customer_id" TEXT,
ADD COLUMN     "delivered_at" TIMESTAMPTZ(3),
ADD COLUMN     "first_attempt_at" TIMESTAMPTZ(3),
ADD COLUMN     "kind" "delivery_kind" NOT NULL DEFAULT 'event',
ADD COLUMN     "lane" TEXT,
ADD COLUMN     "last_outcome" "attempt_outcome",
ADD COLUMN     "seq" BIGINT NOT NULL,
ADD COLUMN     "step" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "webhook_endpoint" ADD COLUMN     "auth_type" "webhook_auth_type" NOT NULL DEFAULT 'none',
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_attempt_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_status" INTEGER,
ADD COLUMN     "last_success_at" TIMESTAMPTZ(3),
ADD COLUMN     "retry_count" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "retry_delay_seconds" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "rotates_until" TIMESTAMPTZ(3),
ADD COLUMN     "status_changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "status_reason" TEXT,
ADD COLUMN     "timeout_seconds" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "org_id" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "outcome" "attempt_outcome" NOT NULL,
    "status" INTEGER,
    "latency_ms" INTEGER,
    "answer" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("org_id","delivery_id","number")
);

-- CreateIndex
CREATE INDEX "webhook_delivery_org_id_event_id_idx" ON "webhook_delivery"("org_id", "event_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_age" ON "webhook_delivery"("created_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_pages" ON "webhook_delivery"("org_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_pages" ON "webhook_delivery"("org_id", "endpoint_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_org_id_created_at_idx" ON "event"("org_id", "created_at");

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_org_id_delivery_id_fkey" FOREIGN KEY ("org_id", "delivery_id") REFERENCES "webhook_delivery"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Rules ────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table webhook_endpoint
  add constraint timeout_within_bounds check (timeout_seconds between 5 and 120),
  add constraint retries_within_bounds check (retry_count between 0 and 7 and retry_delay_seconds between 5 and 36000);
-- What a change caused is sent to each endpoint once; sending it again is another delivery.
create unique index one_delivery_per_event on webhook_delivery (org_id, endpoint_id, event_id) where kind = 'event';
alter table webhook_attempt enable row level security;
create policy tenant on webhook_attempt
  using (org_id = current_setting('edge.org_id', true)) with check (org_id = current_setting('edge.org_id', true));

-- Room beside each row for its next version.
alter table webhook_delivery set (fillfactor = 70);
-- What is due at an endpoint, and who waits in its lanes.
drop index due_deliveries;
create index due_deliveries on webhook_delivery (org_id, endpoint_id, next_attempt_at) where status = 'pending' and next_attempt_at is not null;
-- Of a lane, only one is on its way.
create unique index one_head_per_lane on webhook_delivery (org_id, endpoint_id, lane)
  where status = 'pending' and next_attempt_at is not null and lane is not null;
create index delivery_lanes on webhook_delivery (org_id, endpoint_id, lane, seq) where status = 'pending' and lane is not null;

-- ── An event's place, and its deliveries, are given at the commit ─────────────────────────────────────────────────
-- Who holds the first one alone knows that none of the organization's events is on its way into the order. Who holds the
-- second one alone decides what comes next for the customer. Always taken in this order, and at the very end of a
-- transaction, so that nobody who waits for them holds anything that another one wants.
create function lock_events(p_org text, p_customer text) returns void language sql as $$
  select pg_advisory_xact_lock_shared(hashtextextended('events of ' || p_org, 0));
  select pg_advisory_xact_lock(hashtextextended('events of ' || p_org || ' ' || coalesce(p_customer, ''), 0));
$$;
create function lock_all_events(p_org text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('events of ' || p_org, 0));
$$;

create function new_delivery_id() returns text language sql volatile as $$
  select 'whd_' || translate(rtrim(encode(uuid_send(gen_random_uuid()), 'base64'), '='), '+/', '-_')
$$;

-- Here and below, a plan may be made while the table is small and be used when it is not, and several indexes look alike then
-- (PostgreSQL 18 also skips through those that lack a column). So each read asks for an order that only the right index has,
-- by a range of one value where it is equality that is meant, with sorting off; and what was read is changed in its place.

-- Whether anything of the lane is on its way or waits.
create function has_waiting(p_org text, p_endpoint text, p_lane text) returns boolean
language plpgsql stable set enable_sort = off as $$
begin
  return (select d.seq from webhook_delivery d where d.org_id = p_org and d.endpoint_id = p_endpoint and d.lane = p_lane and d.status = 'pending'
          order by d.seq limit 1) is not null;
end $$;

-- Without it, two transactions that tell of one customer could commit in the other order than that of their times. The
-- time is written into the payload where `publish` left "@". Runs at the commit, as the tables' owner: nobody else may
-- change an event.
create function order_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp set enable_sort = off as $$
declare
  v_seq bigint;
  v_at timestamptz;
  v_ready text[];
begin
  perform lock_events(new.org_id, new.customer_id);
  -- One that has no place yet is of this transaction, and comes after this one.
  if new.customer_id is not null then
    select e.created_at into v_at from event e
      where e.org_id = new.org_id and e.customer_id = new.customer_id and e.seq is not null order by e.created_at desc limit 1;
  else
    select e.created_at into v_at from event e
      where e.org_id = new.org_id and e.customer_id is null and e.seq is not null order by e.created_at desc limit 1;
  end if;
  v_at := greatest(date_trunc('milliseconds', clock_timestamp()), v_at + interval '1 millisecond');
  v_seq := nextval('event_seq_seq');
  update event e set seq = v_seq, created_at = v_at,
      payload = replace(e.payload, '"created_at":"@"', '"created_at":"' || to_char(v_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"')
    where e.ctid = (select w.ctid from event w where w.org_id = new.org_id and w.id between new.id and new.id order by w.id limit 1);

  with queued as (
    insert into webhook_delivery (org_id, id, endpoint_id, event_id, kind, customer_id, seq, lane, next_attempt_at, created_at)
    select new.org_id, new_delivery_id(), w.id, new.id, 'event', new.customer_id, v_seq, coalesce(new.customer_id, ''),
           case when has_waiting(new.org_id, w.id, coalesce(new.customer_id, '')) then null else now() end, v_at
    from webhook_endpoint w
    where w.org_id = new.org_id and w.deleted_at is null and w.event_types && array['*', new.type] and new.type <> 'webhook.test'
    returning endpoint_id, next_attempt_at)
  select array_agg(q.endpoint_id) into v_ready from queued q where q.next_attempt_at is not null;
  if v_ready is not null then
    perform graphile_worker.add_job('deliver_events', json_build_object('orgId', new.org_id, 'endpointIds', v_ready), max_attempts := 3);
  end if;
  return null;
end $$;

create constraint trigger order_event after insert on event deferrable initially deferred
  for each row execute function order_event();

-- The last place up to which an organization's events are complete: whoever reads on from there misses none.
create function event_horizon(p_org text) returns bigint language plpgsql as $$
declare v_last bigint;
begin
  perform set_config('edge.org_id', p_org, true);
  perform lock_all_events(p_org);
  select max(e.seq) into v_last from event e where e.org_id = p_org;
  return coalesce(v_last, 0);
end $$;

-- ── Sending ──────────────────────────────────────────────────────────────────────────────────────────────────────
create function due_endpoints(at timestamptz, at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select w.org_id, w.id from webhook_endpoint w
        where w.status = 'active' and w.deleted_at is null and exists (
          select from webhook_delivery d where d.org_id = w.org_id and d.endpoint_id = w.id
            and d.status = 'pending' and d.next_attempt_at is not null and d.next_attempt_at <= at
            and (d.claimed_at is null or d.claimed_at < at - make_interval(secs => w.timeout_seconds + 10)))
        limit at_most $$;

-- Takes what is due at an endpoint, for as long as its time-out and a little: who dies with it leaves it to whoever finds
-- it after that. Nothing that an index holds is changed by it, so that it writes one row and no index. What was taken and never
-- finished is kept as an attempt of unknown end. A lost commit of either function
-- sends an event once more, which is allowed; so neither waits for the disk.
create function claim_deliveries(p_org text, p_endpoint text, p_at_most int)
returns table (id text, event_id text, lane text, number int, step int, payload text, url text, secrets bytea, key_id text,
               timeout_seconds int, retry_count int, retry_delay_seconds int)
language plpgsql set enable_sort = off as $$
#variable_conflict use_column
declare v_endpoint webhook_endpoint;
begin
  perform set_config('edge.org_id', p_org, true), set_config('synchronous_commit', 'off', true);
  select w.* into v_endpoint from webhook_endpoint w where w.org_id = p_org and w.id = p_endpoint;
  if v_endpoint.status is distinct from 'active' or v_endpoint.deleted_at is not null then return; end if;
  return query
    with due as materialized (
      select d.ctid, d.id, d.attempts, d.claimed_at from webhook_delivery d
      where d.org_id = p_org and d.endpoint_id = p_endpoint and d.status = 'pending' and d.next_attempt_at is not null
        -- A time is rounded to the millisecond, perhaps upwards.
        and d.next_attempt_at <= now() + interval '1 millisecond'
        and (d.claimed_at is null or d.claimed_at < now() - make_interval(secs => v_endpoint.timeout_seconds + 10))
      order by d.next_attempt_at limit p_at_most for no key update of d skip locked),
    lost as (
      insert into webhook_attempt (org_id, delivery_id, number, outcome, created_at)
      select p_org, due.id, due.attempts, 'interrupted', due.claimed_at from due where due.claimed_at is not null
      on conflict do nothing)
    update webhook_delivery d set attempts = d.attempts + 1, claimed_at = now(), first_attempt_at = coalesce(d.first_attempt_at, now())
    from due
    where d.ctid = due.ctid
    returning d.id, d.event_id, d.lane, d.attempts, d.step,
      (select e.payload from event e where e.org_id = p_org and e.id between d.event_id and d.event_id order by e.id limit 1),
      v_endpoint.url, v_endpoint.secrets, v_endpoint.key_id, v_endpoint.timeout_seconds, v_endpoint.retry_count, v_endpoint.retry_delay_seconds;
end $$;

-- Puts the first of each of the lanes on its way, where none is.
create function start_lanes(p_org text, p_endpoint text, p_lanes text[]) returns int
language plpgsql set enable_sort = off as $$
declare
  v_lane text;
  v_first tid;
  v_started int := 0;
begin
  foreach v_lane in array coalesce(p_lanes, '{}') loop
    continue when (
      select d.id from webhook_delivery d
      where d.org_id = p_org and d.endpoint_id = p_endpoint and d.lane between v_lane and v_lane
        and d.status = 'pending' and d.next_attempt_at is not null
      order by d.lane limit 1) is not null;
    select d.ctid into v_first from webhook_delivery d
      where d.org_id = p_org and d.endpoint_id = p_endpoint and d.lane = v_lane and d.status = 'pending'
      order by d.seq limit 1 for no key update;
    continue when v_first is null;
    update webhook_delivery d set next_attempt_at = now() where d.ctid = v_first;
    v_started := v_started + 1;
  end loop;
  return v_started;
end $$;

-- Writes down what came of an attempt. Delivered is delivered, whoever says so and however late; a failure counts only for the
-- attempt that was the last one. Nothing is given up while its endpoint takes nothing at all: that is an outage, not the event.
-- An attempt that was broken off because we stop says nothing of the endpoint.
-- Answers why the endpoint is to be disabled, if it is, and whether something else is due at it now.
create function finish_delivery(
  p_org text, p_delivery text, p_lane text, p_number int, p_outcome attempt_outcome, p_status int, p_latency int, p_answer text, p_error text,
  p_next_ms bigint, p_schedule_ms bigint
) returns table (disable text, more boolean)
language plpgsql set enable_sort = off as $$
#variable_conflict use_column
declare
  v_delivery record;
  v_endpoint webhook_endpoint;
  v_ok boolean := p_outcome = 'delivered';
  v_counts boolean;
begin
  perform set_config('edge.org_id', p_org, true), set_config('synchronous_commit', 'off', true);
  if p_lane is not null then perform lock_events(p_org, p_lane); end if;
  select d.*, d.ctid as place into v_delivery from webhook_delivery d
    where d.org_id = p_org and d.id between p_delivery and p_delivery order by d.id limit 1 for no key update;
  if not found then return; end if;
  select w.* into strict v_endpoint from webhook_endpoint w where w.org_id = p_org and w.id = v_delivery.endpoint_id;
  v_counts := v_delivery.kind <> 'test' and p_outcome <> 'interrupted';
  more := false;

  insert into webhook_attempt as t (org_id, delivery_id, number, outcome, status, latency_ms, answer, error, created_at)
    values (p_org, p_delivery, p_number, p_outcome, p_status, p_latency, p_answer, p_error,
            clock_timestamp() - make_interval(secs => coalesce(p_latency, 0) / 1000.0))
    on conflict (org_id, delivery_id, number) do update set outcome = excluded.outcome, status = excluded.status,
      latency_ms = excluded.latency_ms, answer = excluded.answer, error = excluded.error
      where t.outcome = 'interrupted';

  if v_delivery.status = 'pending' then
    if v_ok then
      update webhook_delivery d set status = 'delivered', delivered_at = now(), next_attempt_at = null, claimed_at = null,
          last_status = p_status, last_outcome = p_outcome
        where d.ctid = v_delivery.place;
    elsif v_delivery.attempts = p_number then
      if v_delivery.kind = 'test' or (
        v_counts and v_delivery.attempts > v_endpoint.retry_count
        and now() - v_delivery.first_attempt_at >= make_interval(secs => p_schedule_ms / 1000.0)
        and v_endpoint.last_success_at >= v_delivery.first_attempt_at
      ) then
        update webhook_delivery d set status = 'failed', next_attempt_at = null, claimed_at = null, last_status = p_status, last_outcome = p_outcome
          where d.ctid = v_delivery.place;
      else
        update webhook_delivery d set step = d.step + v_counts::int, next_attempt_at = now() + make_interval(secs => p_next_ms / 1000.0), claimed_at = null,
            last_status = p_status, last_outcome = p_outcome
          where d.ctid = v_delivery.place;
      end if;
    end if;
    if p_lane is not null then
      more := start_lanes(p_org, v_delivery.endpoint_id, array[p_lane]) > 0;
    end if;
  end if;

  if v_counts and v_ok then
    -- A busy endpoint's row would be written anew for each event.
    if v_endpoint.failure_count > 0 or v_endpoint.last_status is distinct from p_status
       or coalesce(v_endpoint.last_success_at < now() - interval '1 second', true) then
      update webhook_endpoint w set failure_count = 0, failing_since = null, last_status = p_status, last_attempt_at = now(), last_success_at = now()
        where w.org_id = p_org and w.id = v_endpoint.id;
    end if;
    -- It is back: what waits for a far attempt need not.
    if v_endpoint.failing_since < now() - interval '1 minute' then
      update webhook_delivery d set next_attempt_at = now(), step = greatest(d.step - 1, 0)
        where d.ctid = any(array(
          select f.ctid from webhook_delivery f
          where f.org_id = p_org and f.endpoint_id = v_endpoint.id and f.status = 'pending' and f.next_attempt_at is not null
            and f.next_attempt_at > now() and f.claimed_at is null
          order by f.next_attempt_at limit 5000 for no key update skip locked));
      more := more or found;
    end if;
  elsif v_counts then
    update webhook_endpoint w set failure_count = w.failure_count + 1, failing_since = coalesce(w.failing_since, v_delivery.claimed_at, now()),
        last_status = p_status, last_attempt_at = now()
      where w.org_id = p_org and w.id = v_endpoint.id;
    if p_status = 410 then disable := 'gone';
    elsif v_endpoint.failing_since <= now() - interval '5 days' then disable := 'failing';
    end if;
  end if;
  return next;
end $$;

-- ── Again ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Back in use: everything that waits is tried at once, each lane in its order, and has the whole schedule before it.
create function start_endpoint(p_org text, p_endpoint text) returns void
language plpgsql as $$
begin
  perform lock_all_events(p_org);
  update webhook_delivery d set next_attempt_at = now(), step = 0, first_attempt_at = null
    where d.org_id = p_org and d.endpoint_id = p_endpoint and d.status = 'pending' and d.next_attempt_at is not null and d.claimed_at is null;
  perform start_lanes(p_org, p_endpoint, array(
    select distinct d.lane from webhook_delivery d
    where d.org_id = p_org and d.endpoint_id = p_endpoint and d.status = 'pending' and d.lane is not null and d.next_attempt_at is null));
  perform graphile_worker.add_job('deliver_events', json_build_object('orgId', p_org, 'endpointIds', array[p_endpoint]), max_attempts := 3);
end $$;

-- Queues again, in their order, the next events after a place that the endpoint is subscribed to and that do not wait for it
-- anyway. Answers the last place that was looked at (null: there is no more) and how many were queued.
create function replay_events(p_org text, p_endpoint text, p_since timestamptz, p_after bigint, p_until bigint, p_at_most int)
returns table (last_seq bigint, queued int)
language plpgsql as $$
#variable_conflict use_column
declare v_lanes text[];
begin
  perform set_config('edge.org_id', p_org, true);
  perform lock_all_events(p_org);
  with picked as materialized (
    select e.id, e.seq, e.customer_id, e.type from event e
    where e.org_id = p_org and e.seq > p_after and e.seq <= p_until and e.created_at >= p_since
    order by e.seq limit p_at_most),
  again as (
    insert into webhook_delivery (org_id, id, endpoint_id, event_id, kind, customer_id, seq, lane, next_attempt_at)
    select p_org, new_delivery_id(), p_endpoint, e.id, 'replay', e.customer_id, e.seq, coalesce(e.customer_id, ''), null
    from picked e, webhook_endpoint w
    where w.org_id = p_org and w.id = p_endpoint and w.deleted_at is null and w.event_types && array['*', e.type] and e.type <> 'webhook.test'
      and not exists (select from webhook_delivery d where d.org_id = p_org and d.event_id = e.id and d.endpoint_id = p_endpoint and d.status = 'pending')
    returning lane)
  select (select max(e.seq) from picked e), count(*), array_agg(distinct a.lane) into last_seq, queued, v_lanes from again a;
  if queued > 0 then
    perform start_lanes(p_org, p_endpoint, v_lanes);
    perform graphile_worker.add_job('deliver_events', json_build_object('orgId', p_org, 'endpointIds', array[p_endpoint]), max_attempts := 3);
  end if;
  return next;
end $$;

-- Forgets deliveries of any organization that ended before a time or have waited since for a paused endpoint, and those that
-- have waited since another time for one that is disabled or was taken away. Answers how many.
create function forget_deliveries(ended_before timestamptz, waiting_before timestamptz, at_most int) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with old as (
    select d.org_id, d.id from webhook_delivery d join webhook_endpoint w on w.org_id = d.org_id and w.id = d.endpoint_id
    where d.created_at < greatest(ended_before, waiting_before)
      and ((d.created_at < ended_before and (d.status <> 'pending' or w.status = 'paused'))
           or (d.status = 'pending' and d.created_at < waiting_before and (w.status = 'disabled' or w.deleted_at is not null)))
    order by d.created_at limit at_most for update of d skip locked),
  gone as (delete from webhook_delivery d using old where d.org_id = old.org_id and d.id = old.id returning 1)
  select count(*) from gone
$$;

revoke all on function order_event, due_endpoints, forget_deliveries from public;
grant execute on function due_endpoints, forget_deliveries to edge_app;
