-- ── Drift ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- One comparison of an account at a time, whoever asks for it.
create unique index one_drift_run on drift_run (org_id, gateway_account_id) where status = 'running';
-- Each account's newest comparison; and its newest event.
CREATE INDEX "drift_run_org_id_gateway_account_id_started_at_idx" ON "drift_run"("org_id", "gateway_account_id", "started_at" DESC);
CREATE INDEX "inbox_event_org_id_gateway_account_id_received_at_idx" ON "inbox_event"("org_id", "gateway_account_id", "received_at" DESC);
-- Findings of one status, the newest first.
create index open_drift on drift_finding (org_id, found_at desc, id desc) where status = 'open';
create index healed_drift on drift_finding (org_id, found_at desc, id desc) where status = 'healed';
create index gone_drift on drift_finding (org_id, found_at desc, id desc) where status = 'gone';
create index dismissed_drift on drift_finding (org_id, found_at desc, id desc) where status = 'dismissed';

-- Accounts whose last comparison began more than six hours ago (an hour, when it failed), or was left behind by its process. A
-- new account is left alone for a while: nothing can have been missed yet.
create function due_drift(at timestamptz, at_most int) returns table (org_id text, gateway_account_id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select a.org_id, a.id
        from gateway_account a
        left join lateral (
          select r.status, r.started_at, r.locked_until from drift_run r
          where r.org_id = a.org_id and r.gateway_account_id = a.id
          order by r.started_at desc limit 1) last on true
        where a.status = 'active' and case last.status
          when 'running' then last.locked_until <= at
          when 'failed' then last.started_at <= at - interval '1 hour'
          when 'done' then last.started_at <= at - interval '6 hours'
          else a.created_at <= at - interval '10 minutes' end
        order by last.started_at nulls first limit at_most $$;

revoke all on function due_drift from public;
grant execute on function due_drift to edge_app;
