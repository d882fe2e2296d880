-- What every API request passes: the key, its rate, and the claim on an Idempotency-Key. Each is one round trip.

-- ── Keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Asked before a tenant is known, hence as the owner. plpgsql, because it keeps its plan for the whole connection.
create function authenticate_api_key(p_hash bytea)
returns table (key_id text, org_id text, key_hash bytea, rate_per_second int, burst int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select k.id, k.org_id, k.key_hash, k.rate_per_second, k.burst from api_key k
    where k.key_hash = p_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
end $$;

-- Uses are gathered by each process and written together, so that a busy key's row is not rewritten at each call.
create function record_api_key_use(p_org_ids text[], p_key_ids text[], p_used_at timestamptz[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  update api_key k set last_used_at = used.at
  from unnest(p_org_ids, p_key_ids, p_used_at) as used(org_id, key_id, at)
  where k.org_id = used.org_id and k.id = used.key_id and (k.last_used_at is null or k.last_used_at < used.at);
$$;

-- ── Rates ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Unlogged: lost in a crash of the database, after which every bucket is full again. That costs a burst, not money.
create unlogged table rate_bucket (
  bucket text primary key,
  tokens double precision not null,
  -- How much of what was taken and not spent before the last refill may still come back: never more than fits.
  room double precision not null,
  refilled_at timestamptz not null
) with (fillfactor = 50);
revoke all on rate_bucket from edge_app;

-- Takes up to p_want tokens. Buckets are refilled in whole seconds, and what is taken is good until the next refill
-- (good_for_ms): so what the processes hold and what the bucket holds never exceed the burst together. Tokens taken
-- for the second before and not spent come back as p_unspent. wait_ms says when a token can be had after this.
create function take_tokens(p_bucket text, p_rate double precision, p_burst double precision, p_want int, p_unspent int)
returns table (granted int, good_for_ms double precision, wait_ms double precision)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_row rate_bucket;
  v_now timestamptz;
  v_seconds double precision;
  v_back double precision;
begin
  loop
    select b.* into v_row from rate_bucket b where b.bucket = p_bucket for update;
    exit when found;
    insert into rate_bucket (bucket, tokens, room, refilled_at) values (p_bucket, p_burst, 0, clock_timestamp())
      on conflict do nothing;
  end loop;
  v_now := clock_timestamp();

  v_seconds := greatest(0, floor(extract(epoch from v_now - v_row.refilled_at)));
  if v_seconds > 0 then
    v_row.tokens := least(p_burst, v_row.tokens + v_seconds * p_rate);
    v_row.room := p_burst - v_row.tokens;
    v_row.refilled_at := v_row.refilled_at + make_interval(secs => v_seconds);
  end if;
  v_back := least(greatest(p_unspent, 0), v_row.room);
  v_row.tokens := least(p_burst, v_row.tokens + v_back);
  v_row.room := v_row.room - v_back;
  -- A burst that begins with a full bucket has a whole second before the first refill.
  if v_row.tokens >= p_burst then
    v_row.refilled_at := v_now;
  end if;

  granted := least(greatest(p_want, 0), floor(v_row.tokens));
  v_row.tokens := v_row.tokens - granted;
  update rate_bucket b set tokens = v_row.tokens, room = v_row.room, refilled_at = v_row.refilled_at
    where b.bucket = p_bucket;

  good_for_ms := 1000 * extract(epoch from v_row.refilled_at + interval '1 second' - v_now);
  wait_ms := case when v_row.tokens >= 1 then 0
    else good_for_ms + 1000 * (ceil((1 - v_row.tokens) / p_rate) - 1) end;
  return next;
end $$;

-- A bucket that nobody drew from for an hour is full: forgetting it changes nothing.
create function prune_rate_buckets() returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from rate_bucket where refilled_at < clock_timestamp() - interval '1 hour' returning 1)
  select count(*) from gone;
$$;

-- ── Idempotency-Key ──────────────────────────────────────────────────────────────────────────────────────────────
-- These run as their caller, under row-level security. locked_until is the fence too: it grows with every claim and
-- renewal, so whoever names an older one has lost the claim.

-- claimed: do the work, and finish or release with `lease`. done: the answer. running, conflict: as they say.
create function claim_idempotency_key(p_org text, p_action text, p_key text, p_body_hash bytea, p_lease_ms int)
returns table (outcome text, lease text, response_status int, response_body text)
language plpgsql as $$
declare
  v_row idempotency_key;
begin
  perform set_config('edge.org_id', p_org, true);
  loop
    insert into idempotency_key as i (org_id, action, key, body_hash, status, locked_until)
      values (p_org, p_action, p_key, p_body_hash, 'running', clock_timestamp() + p_lease_ms * interval '1 ms')
      on conflict do nothing returning i.* into v_row;
    if found then
      return query select 'claimed', v_row.locked_until::text, null::int, null::text; return;
    end if;

    -- Another process died at the work, and its lease has run out: this call finishes it.
    update idempotency_key i set locked_until = clock_timestamp() + p_lease_ms * interval '1 ms'
      where i.org_id = p_org and i.action = p_action and i.key = p_key
        and i.status = 'running' and i.body_hash = p_body_hash and i.locked_until < clock_timestamp()
      returning i.* into v_row;
    if found then
      return query select 'claimed', v_row.locked_until::text, null::int, null::text; return;
    end if;

    select i.* into v_row from idempotency_key i where i.org_id = p_org and i.action = p_action and i.key = p_key;
    exit when found;  -- else it was released a moment ago: claim it
  end loop;

  return query select
    case when v_row.body_hash <> p_body_hash then 'conflict' else v_row.status::text end,
    null::text, v_row.response_status, v_row.response_body;
end $$;

-- The new lease, or null: the claim was lost.
create function renew_idempotency_key(p_org text, p_action text, p_key text, p_lease text, p_lease_ms int) returns text
language plpgsql as $$
declare
  v_lease text;
begin
  perform set_config('edge.org_id', p_org, true);
  update idempotency_key i set locked_until = clock_timestamp() + p_lease_ms * interval '1 ms'
    where i.org_id = p_org and i.action = p_action and i.key = p_key
      and i.status = 'running' and i.locked_until = p_lease::timestamptz
    returning i.locked_until::text into v_lease;
  return v_lease;
end $$;

-- True: the answer is stored. False: the claim was lost, and whoever has it now answers.
create function finish_idempotency_key(
  p_org text, p_action text, p_key text, p_lease text, p_status int, p_body text
) returns boolean
language plpgsql as $$
begin
  perform set_config('edge.org_id', p_org, true);
  update idempotency_key i set status = 'done', response_status = p_status, response_body = p_body
    where i.org_id = p_org and i.action = p_action and i.key = p_key
      and i.status = 'running' and i.locked_until = p_lease::timestamptz;
  return found;
end $$;

create function release_idempotency_key(p_org text, p_action text, p_key text, p_lease text) returns void
language plpgsql as $$
begin
  perform set_config('edge.org_id', p_org, true);
  delete from idempotency_key i
    where i.org_id = p_org and i.action = p_action and i.key = p_key
      and i.status = 'running' and i.locked_until = p_lease::timestamptz;
end $$;

-- Goes over all tenants, hence as the owner. In portions, so that no lock is held for long.
create function prune_idempotency_keys(p_before timestamptz, p_at_most int) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from idempotency_key where ctid = any (array(
      select ctid from idempotency_key
      where created_at < p_before and (status = 'done' or locked_until < clock_timestamp())
      order by created_at limit p_at_most for update skip locked))
    returning 1)
  select count(*) from gone;
$$;

revoke all on function authenticate_api_key, record_api_key_use, take_tokens, prune_rate_buckets, claim_idempotency_key,
  renew_idempotency_key, finish_idempotency_key, release_idempotency_key, prune_idempotency_keys from public;
grant execute on function authenticate_api_key, record_api_key_use, take_tokens, prune_rate_buckets, claim_idempotency_key,
  renew_idempotency_key, finish_idempotency_key, release_idempotency_key, prune_idempotency_keys to edge_app;
