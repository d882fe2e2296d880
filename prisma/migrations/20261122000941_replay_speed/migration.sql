-- Each event's deliveries are read by the event, whatever the planner knows of the table: by what waits for the endpoint, a long queue
-- was looked through for each event, while nobody could publish. Else as before.
create or replace function replay_events(p_org text, p_endpoint text, p_since timestamptz, p_after bigint, p_until bigint, p_at_most int,
  p_before timestamptz default null)
returns table (last_seq bigint, queued int)
language plpgsql set enable_sort = off as $$
#variable_conflict use_column
declare v_lanes text[];
begin
  perform set_config('edge.org_id', p_org, true);
  perform lock_all_events(p_org);
  with picked as materialized (
    select e.id, e.seq, e.customer_id, e.type from event e
    where e.org_id = p_org and e.seq > p_after and e.seq <= p_until and e.created_at >= p_since and (p_before is null or e.created_at < p_before)
    order by e.seq limit p_at_most),
  again as (
    insert into webhook_delivery (org_id, id, endpoint_id, event_id, kind, customer_id, seq, lane, next_attempt_at)
    select p_org, new_delivery_id(), p_endpoint, e.id, 'replay', e.customer_id, e.seq, coalesce(e.customer_id, ''), null
    from picked e, webhook_endpoint w
    where w.org_id = p_org and w.id = p_endpoint and w.deleted_at is null and w.event_types && array['*', e.type] and e.type <> 'webhook.test'
      and (select d.id from webhook_delivery d
           where d.org_id = p_org and d.event_id between e.id and e.id and d.endpoint_id = p_endpoint and d.status = 'pending'
           order by d.event_id limit 1) is null
    returning lane)
  select (select max(e.seq) from picked e), count(*), array_agg(distinct a.lane) into last_seq, queued, v_lanes from again a;
  if queued > 0 then
    perform start_lanes(p_org, p_endpoint, v_lanes);
    perform graphile_worker.add_job('deliver_events', json_build_object('orgId', p_org, 'endpointIds', array[p_endpoint]), max_attempts := 3);
  end if;
  return next;
end $$;
