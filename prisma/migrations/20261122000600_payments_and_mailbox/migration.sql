-- What becomes of the presses on a pay page when its invoice is settled, and the mails that a trial run keeps to be looked at.

-- Whoever finds the payment (page, webhook, reconciler, reader of a lost answer) settles the presses with it: the newest one
-- whose outcome was not known is the one that paid, any other came to nothing.
create function settle_pay_tries() returns trigger language plpgsql as $$
begin
  if new.status = 'paid' then
    update pay_try p set outcome = 'succeeded', settled_at = now() where p.org_id = new.org_id and p.id = (
      select t.id from pay_try t where t.org_id = new.org_id and t.invoice_id = new.id and t.outcome = 'pending'
      order by t.created_at desc limit 1);
  end if;
  update pay_try p set outcome = 'cancelled', settled_at = now()
    where p.org_id = new.org_id and p.invoice_id = new.id and p.outcome = 'pending';
  return null;
end $$;
create trigger settle_pay_tries after update of status on invoice
  for each row when (new.status in ('paid', 'void') and old.status is distinct from new.status) execute function settle_pay_tries();

-- A trial run shows the mails of all its organizations on one page: their ids; each is then read as its organization.
create index mail_by_time on mail (created_at desc);
create index mail_by_id on mail (id);
create function recent_mails(at_most int) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select m.org_id, m.id from mail m order by m.created_at desc, m.id limit at_most $$;
create function organization_of_mail(mail_id text) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select org_id from mail where id = mail_id $$;
revoke all on function recent_mails, organization_of_mail from public;
grant execute on function recent_mails, organization_of_mail to edge_app;
