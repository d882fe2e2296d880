-- Where more customers' events waited for an endpoint that is back than are brought forward at once, the rest waited for its far
-- attempt, up to ten hours. Else as before.
create or replace function finish_delivery(
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
  v_forward int := 0;
  c_at_once constant int := 5000;
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
    -- It is back: what waits for a far attempt need not, but for the endpoint's own delay since the one before. So many at once; where
    -- that were all, what succeeds next goes on.
    if v_endpoint.failing_since < now() - interval '1 minute' then
      update webhook_delivery d set step = greatest(d.step - 1, 0), next_attempt_at = least(d.next_attempt_at, greatest(now(), (
          select t.created_at + make_interval(secs => coalesce(t.latency_ms, 0) / 1000.0 + v_endpoint.retry_delay_seconds) from webhook_attempt t
          where t.org_id = p_org and t.delivery_id = d.id and t.number = d.attempts)))
        where d.ctid = any(array(
          select f.ctid from webhook_delivery f
          where f.org_id = p_org and f.endpoint_id = v_endpoint.id and f.status = 'pending' and f.next_attempt_at is not null
            and f.next_attempt_at > now() + make_interval(secs => v_endpoint.retry_delay_seconds) and f.claimed_at is null
          order by f.next_attempt_at limit c_at_once for no key update skip locked));
      get diagnostics v_forward = row_count;
      more := more or v_forward > 0;
    end if;
    -- A busy endpoint's row would be written anew for each event.
    if v_endpoint.failure_count > 0 or v_endpoint.failing_since is not null or v_endpoint.last_status is distinct from p_status
       or coalesce(v_endpoint.last_success_at < now() - interval '1 second', true) then
      update webhook_endpoint w set failure_count = 0, last_status = p_status, last_attempt_at = now(), last_success_at = now(),
          failing_since = case when v_forward = c_at_once then now() - interval '2 minutes' end
        where w.org_id = p_org and w.id = v_endpoint.id;
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
