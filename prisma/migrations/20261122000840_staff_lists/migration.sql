-- What the staff pages read: a search over customers, pages of charges, revenue and invoices, and the figures of the home page.

-- ── Extensions ───────────────────────────────────────────────────────────────────────────────────────────────────
-- Both come with PostgreSQL, and the owner of a database may create them.
do $$ begin
  create extension if not exists pg_trgm;
  create extension if not exists btree_gin;
exception when others then
  raise exception 'Edge needs the PostgreSQL extensions pg_trgm and btree_gin: install PostgreSQL''s contrib package, and run "create extension pg_trgm; create extension btree_gin" in this database as an administrator (%)', sqlerrm;
end $$;

-- ── Search over customers ────────────────────────────────────────────────────────────────────────────────────────
-- A row for each billing customer, of what is searched and filtered by. A row that was written lately stands apart: it has no
-- block, is in no large index, and is looked at one by one. A job files it in a block: some 8,000 customers that follow each
-- other in time. The index knows blocks as well as trigrams and filters, so a search goes from block to block, and stops when
-- its page is full: a word that everyone has costs one block, one that nobody has a look-up in each, whatever the filters.
create table customer_search (
  org_id text not null,
  customer_id text not null,
  block bigint,
  created_at timestamptz(3) not null,
  -- '-infinity' of those who never were.
  activated_at timestamptz(3) not null,
  sort_name text not null,
  status customer_status not null,
  gateway gateway_name not null,
  brand_id text not null,
  -- In which the customer is enrolled, also where that is paused.
  items text[] not null default '{}',
  -- Lower case, each value on a line of its own.
  text text not null,
  primary key (org_id, customer_id),
  foreign key (org_id, customer_id) references billing_customer (org_id, id)
);

-- From its first place to the next block's. Only the newest grows, but for those who are filed late.
create table customer_block (
  org_id text not null references organization (id),
  id bigint generated always as identity,
  first_at timestamptz(3) not null,
  first_id text not null,
  last_at timestamptz(3) not null,
  last_id text not null,
  customers int not null,
  primary key (org_id, id)
);

create function customer_search_text(p_id text, p_contact text, p_name text, p_email text, p_meta jsonb) returns text
  language sql immutable parallel safe
  as $$ select lower(concat(E'\n', p_id, E'\n', p_contact, E'\n' || p_name, E'\n' || p_email,
          (select string_agg(E'\n' || (leaf #>> '{}'), '') from jsonb_path_query(p_meta, 'strict $.**') leaf
           where jsonb_typeof(leaf) not in ('object', 'array', 'null')))) $$;

create function live_items(p_org text, p_customer text) returns text[]
  language sql stable
  as $$ select array(select e.item_id from enrollment e
                     where e.org_id = p_org and e.customer_id = p_customer and e.status <> 'cancelled') $$;

create function customer_enters_search() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into customer_search (org_id, customer_id, created_at, activated_at, sort_name, status, gateway, brand_id, text)
    select new.org_id, new.id, new.created_at, coalesce(new.activated_at, '-infinity'),
           lower(coalesce(c.name, new.contact_id)), new.status, new.gateway, new.brand_id,
           customer_search_text(new.id, new.contact_id, c.name, c.email, new.meta)
    from contact c where c.org_id = new.org_id and c.id = new.contact_id;
  return null;
end $$;

create function customer_changes_in_search() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update customer_search s
    set block = null, created_at = new.created_at, activated_at = coalesce(new.activated_at, '-infinity'), status = new.status,
        gateway = new.gateway, brand_id = new.brand_id,
        text = customer_search_text(new.id, new.contact_id, c.name, c.email, new.meta)
    from contact c
    where s.org_id = new.org_id and s.customer_id = new.id and c.org_id = new.org_id and c.id = new.contact_id;
  return null;
end $$;

create function contact_changes_in_search() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update customer_search s
    set block = null, sort_name = lower(coalesce(new.name, new.id)),
        text = customer_search_text(b.id, new.id, new.name, new.email, b.meta)
    from billing_customer b
    where b.org_id = new.org_id and b.contact_id = new.id and s.org_id = b.org_id and s.customer_id = b.id;
  return null;
end $$;

create function enrollment_changes_in_search() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update customer_search s
    set block = null, items = live_items(new.org_id, new.customer_id)
    where s.org_id = new.org_id and s.customer_id = new.customer_id;
  return null;
end $$;

-- Files everyone who is not in the search yet.
create function fill_customer_search() returns void
  language sql set search_path = public, pg_temp as $$
  with placed as (
    select b.org_id, b.id, b.created_at,
           (row_number() over (partition by b.org_id order by b.created_at, b.id) - 1) / 8192 as part
    from billing_customer b
    where not exists (select 1 from customer_search s where s.org_id = b.org_id and s.customer_id = b.id)
  ), added as (
    insert into customer_block (org_id, first_at, first_id, last_at, last_id, customers)
      select org_id, (array_agg(created_at order by created_at, id))[1], (array_agg(id order by created_at, id))[1],
             (array_agg(created_at order by created_at desc, id desc))[1], (array_agg(id order by created_at desc, id desc))[1], count(*)
      from placed group by org_id, part order by org_id, part
      returning org_id, id, first_at, first_id
  ), blocks as (
    select org_id, id, row_number() over (partition by org_id order by first_at, first_id) - 1 as part from added
  )
  insert into customer_search (org_id, customer_id, block, created_at, activated_at, sort_name, status, gateway, brand_id, items, text)
    select b.org_id, b.id, k.id, b.created_at, coalesce(b.activated_at, '-infinity'), lower(coalesce(c.name, b.contact_id)),
           b.status, b.gateway, b.brand_id, live_items(b.org_id, b.id),
           customer_search_text(b.id, b.contact_id, c.name, c.email, b.meta)
    from placed p
    join blocks k on k.org_id = p.org_id and k.part = p.part
    join billing_customer b on b.org_id = p.org_id and b.id = p.id
    join contact c on c.org_id = b.org_id and c.id = b.contact_id
    order by k.id, b.created_at, b.id $$;
select fill_customer_search();

create index customer_search_unfiled on customer_search (org_id) where block is null;
create index customer_search_terms on customer_search
  using gin (block, status, gateway, brand_id, items, text gin_trgm_ops) with (fastupdate = off) where block is not null;
create index customer_search_by_activation on customer_search (org_id, activated_at, customer_id) where block is not null;
create index customer_search_by_name on customer_search (org_id, sort_name, customer_id) where block is not null;

create trigger customer_enters_search after insert on billing_customer
  for each row execute function customer_enters_search();
create trigger customer_changes_in_search after update on billing_customer
  for each row when ((old.status, old.gateway, old.brand_id, old.meta, old.activated_at, old.created_at)
    is distinct from (new.status, new.gateway, new.brand_id, new.meta, new.activated_at, new.created_at))
  execute function customer_changes_in_search();
create trigger contact_changes_in_search after update on contact
  for each row when ((old.name, old.email) is distinct from (new.name, new.email))
  execute function contact_changes_in_search();
create trigger enrollment_enters_search after insert on enrollment
  for each row execute function enrollment_changes_in_search();
create trigger enrollment_changes_in_search after update of status on enrollment
  for each row when ((old.status = 'cancelled') is distinct from (new.status = 'cancelled'))
  execute function enrollment_changes_in_search();

-- Organizations of which so many stand apart that looking at them one by one begins to cost.
create function organizations_to_file(more_than int) returns table (org_id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select s.org_id from customer_search s where s.block is null group by s.org_id having count(*) > more_than $$;

-- Files an organization's oldest that stand apart, and says how many. One does it at a time; the others find nothing to do.
create function file_customers(p_org text, at_most int) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  v_row record;
  v_newest customer_block;
  v_block bigint;
  v_filed int := 0;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('file_customers ' || p_org, 0)) then return 0; end if;
  select b.* into v_newest from customer_block b where b.org_id = p_org order by b.id desc limit 1;
  for v_row in
    select s.customer_id, s.created_at from customer_search s where s.org_id = p_org and s.block is null
    order by s.created_at, s.customer_id limit at_most for no key update skip locked
  loop
    v_filed := v_filed + 1;
    if v_newest.id is null
      or (v_newest.customers >= 8192 and (v_row.created_at, v_row.customer_id) > (v_newest.last_at, v_newest.last_id))
    then
      insert into customer_block as b (org_id, first_at, first_id, last_at, last_id, customers)
        values (p_org, v_row.created_at, v_row.customer_id, v_row.created_at, v_row.customer_id, 1)
        returning b.* into v_newest;
    end if;
    if (v_row.created_at, v_row.customer_id) >= (v_newest.first_at, v_newest.first_id) then
      v_block := v_newest.id;
      if (v_row.created_at, v_row.customer_id) > (v_newest.last_at, v_newest.last_id) then
        v_newest.last_at := v_row.created_at;
        v_newest.last_id := v_row.customer_id;
        v_newest.customers := v_newest.customers + 1;
      end if;
    else
      -- Of one who changed, and of one who is older than all: the first block begins where anybody does.
      select b.id into v_block from customer_block b
        where b.org_id = p_org and (b.first_at, b.first_id) <= (v_row.created_at, v_row.customer_id) order by b.id desc limit 1;
      if v_block is null then
        update customer_block b set first_at = v_row.created_at, first_id = v_row.customer_id
          where b.org_id = p_org and b.id = (select min(k.id) from customer_block k where k.org_id = p_org)
          returning b.id into v_block;
        if v_block = v_newest.id then
          v_newest.first_at := v_row.created_at;
          v_newest.first_id := v_row.customer_id;
        end if;
      end if;
    end if;
    update customer_search s set block = v_block where s.org_id = p_org and s.customer_id = v_row.customer_id;
  end loop;
  update customer_block b set last_at = v_newest.last_at, last_id = v_newest.last_id, customers = v_newest.customers
    where b.org_id = p_org and b.id = v_newest.id;
  return v_filed;
end $$;

-- What the app reads of it. The views' owner owns the table, so LIKE and enums are looked up in the index, which row-level security
-- would forbid; each view names the organization of the transaction itself. Of those in blocks the organization is compared as an
-- expression, so that no plan begins with all of an organization's customers.
create view filed_customers as
  select * from customer_search where block is not null and org_id || '' = current_setting('edge.org_id', true);
create view searched_customers as
  select * from customer_search where org_id = current_setting('edge.org_id', true);

alter table customer_block enable row level security;
create policy tenant on customer_block
  using (org_id = current_setting('edge.org_id', true)) with check (org_id = current_setting('edge.org_id', true));
alter table customer_search enable row level security;
create policy tenant on customer_search
  using (org_id = current_setting('edge.org_id', true)) with check (org_id = current_setting('edge.org_id', true));
-- Written by the triggers and by the job alone.
revoke all on customer_block, customer_search, filed_customers, searched_customers from edge_app;
grant select on customer_block, filed_customers, searched_customers to edge_app;
revoke all on function fill_customer_search, organizations_to_file, file_customers from public;
grant execute on function organizations_to_file, file_customers to edge_app;

-- A customer's id at Stripe or in PayPal's vault.
create index payment_method_customer_ref on payment_method (org_id, customer_ref) where customer_ref is not null;

-- ── Pages of charges, revenue and invoices ───────────────────────────────────────────────────────────────────────
-- In the order in which they are read, as for enrollments (docs/decisions/0013): one for each status that is not the usual one.
create index charge_pages on charge (org_id, created_at desc, id desc, status);
create index charge_pages_processing on charge (org_id, created_at desc, id desc) where status = 'processing';
create index charge_pages_pending on charge (org_id, created_at desc, id desc) where status = 'pending_client_action';
create index charge_pages_failed on charge (org_id, created_at desc, id desc) where status = 'failed';
create index charge_pages_cancelled on charge (org_id, created_at desc, id desc) where status = 'cancelled';
create index charge_pages_refunded on charge (org_id, created_at desc, id desc) where status = 'refunded';
create index charge_pages_disputed on charge (org_id, created_at desc, id desc) where status = 'disputed';
create index charge_item_pages on charge (org_id, item_id, created_at desc, id desc);
create index charge_amount_pages on charge (org_id, amount desc, id desc);

create index revenue_pages on revenue (org_id, created_at desc, id desc, source, currency, gross, net, status);
create index revenue_pages_pending on revenue (org_id, created_at desc, id desc) where status = 'pending';
create index revenue_pages_refunded on revenue (org_id, created_at desc, id desc) where status = 'refunded';
create index revenue_pages_disputed on revenue (org_id, created_at desc, id desc) where status = 'disputed';
drop index revenue_org_id_created_at_idx;

create index invoice_pages on invoice (org_id, created_at desc, id desc);
create index invoice_pages_draft on invoice (org_id, created_at desc, id desc) where status = 'draft';
create index invoice_pages_sent on invoice (org_id, created_at desc, id desc) where status = 'sent';
create index invoice_pages_overdue on invoice (org_id, created_at desc, id desc) where status = 'overdue';
create index invoice_pages_void on invoice (org_id, created_at desc, id desc) where status = 'void';
create index invoice_pages_owed on invoice (org_id, created_at desc, id desc) where status in ('sent', 'overdue');

-- ── Figures of the home page ─────────────────────────────────────────────────────────────────────────────────────
-- Revenue and charges are counted in the indexes of their pages, which hold what is asked. The rest is what needs attention.
create index setup_link_cohorts on setup_link (org_id, created_at, id, channel, opened_at, status);
create index inbox_event_failed on inbox_event (org_id, received_at desc) where status = 'failed';
create index mail_failed on mail (org_id, created_at desc) where status = 'failed';
create index drift_finding_open on drift_finding (org_id, found_at desc) where status = 'open';
create index payment_method_expiry on payment_method (org_id, card_exp_year, card_exp_month) where status = 'active' and card_exp_year is not null;
