-- Since when staff end a charge in doubt: from then on nobody asks for its money.
ALTER TABLE "charge" ADD COLUMN     "ending_at" TIMESTAMPTZ(3);

-- Comparisons are kept for a while, and what they found once it is closed. What is open stays, and so does each account's newest
-- run, and the newest that ended well: the next one begins where that ended.
create function prune_drift(p_before timestamptz) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with runs as (
    delete from drift_run r where r.status <> 'running' and r.started_at < p_before
      and exists (select from drift_run n where n.org_id = r.org_id and n.gateway_account_id = r.gateway_account_id and n.started_at > r.started_at)
      and (r.status <> 'done' or exists (select from drift_run n where n.org_id = r.org_id and n.gateway_account_id = r.gateway_account_id
        and n.status = 'done' and n.started_at > r.started_at))
    returning 1),
  findings as (
    -- Dismissed, and still found: it would come up again.
    delete from drift_finding f where f.status <> 'open' and f.closed_at < p_before and f.seen_at < p_before returning 1)
  select (select count(*) from runs) + (select count(*) from findings)
$$;

revoke all on function prune_drift from public;
grant execute on function prune_drift to edge_app;
