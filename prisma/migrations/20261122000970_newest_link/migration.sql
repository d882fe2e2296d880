-- Which link or attempt of a customer is the newest decides what its page shows and what a call confirms. A transaction that waited
-- for the customer's lock began earlier than the one it waited for, clocks of two servers differ, and two calls fit into one
-- millisecond: whoever comes later is dated later, whatever the clock says. The customer's lock is held by all who insert.
create function date_after_last_link() returns trigger
language plpgsql as $$
begin
  new.created_at := greatest(new.created_at, (
    select max(l.created_at) + interval '1 millisecond' from setup_link l
    where l.org_id = new.org_id and l.customer_id = new.customer_id));
  return new;
end $$;

create function date_after_last_attempt() returns trigger
language plpgsql as $$
begin
  new.created_at := greatest(new.created_at, (
    select max(a.created_at) + interval '1 millisecond' from setup_attempt a
    where a.org_id = new.org_id and a.customer_id = new.customer_id));
  return new;
end $$;

create trigger date_after_last before insert on setup_link for each row execute function date_after_last_link();
create trigger date_after_last before insert on setup_attempt for each row execute function date_after_last_attempt();

-- Attempts are looked for by customer, and PayPal's by the vault's customer: not through all of the organization or the account.
CREATE INDEX "setup_attempt_org_id_customer_id_created_at_idx" ON "setup_attempt"("org_id", "customer_id", "created_at" DESC);
CREATE INDEX "setup_attempt_org_id_gateway_account_id_gateway_customer_re_idx" ON "setup_attempt"("org_id", "gateway_account_id", "gateway_customer_ref");
