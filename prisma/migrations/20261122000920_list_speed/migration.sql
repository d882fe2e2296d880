-- How fast the staff pages' lists and their search are read.

-- ── Larger blocks ────────────────────────────────────────────────────────────────────────────────────────────────
-- A search looks once into each block: a word that is in few of them costs what a look costs, times the blocks, and a word that
-- everyone has costs the customers of one block. Three times as many customers in one make the former a third faster, and the latter,
-- which was the faster, slower by less. Blocks that are there stay; the newest grows on.
create function customers_in_block() returns int language sql immutable parallel safe as $$ select 24576 $$;

-- As before but for that.
create or replace function fill_customer_search() returns void
  language sql set search_path = public, pg_temp as $$
  with placed as (
    select b.org_id, b.id, b.created_at,
           (row_number() over (partition by b.org_id order by b.created_at, b.id) - 1) / customers_in_block() as part
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

-- As before but for that.
create or replace function file_customers(p_org text, at_most int) returns int
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
      or (v_newest.customers >= customers_in_block() and (v_row.created_at, v_row.customer_id) > (v_newest.last_at, v_newest.last_id))
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

revoke all on function customers_in_block from public;

-- ── An index that was there twice ────────────────────────────────────────────────────────────────────────────────
-- open_drift has the same rows in the same order, and orders those of one moment too.
drop index drift_finding_open;
