-- What staff find and what they add up is what the rows say.

-- ── The search follows two changes at one moment ─────────────────────────────────────────────────────────────────
-- An update that waits for another's row looks again at that row alone: what it reads of other tables stays as it was before the
-- wait. Of two enrollments at one moment the search kept the later one, and a name and a reference that came together lost one of
-- the two. So the row is locked first, and what it is made of is read by a statement of its own.
create or replace function customer_changes_in_search() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from customer_search s where s.org_id = new.org_id and s.customer_id = new.id for no key update;
  update customer_search s
    set block = null, created_at = new.created_at, activated_at = coalesce(new.activated_at, '-infinity'), status = new.status,
        gateway = new.gateway, brand_id = new.brand_id,
        text = customer_search_text(new.id, new.contact_id, c.name, c.email, new.meta)
    from contact c
    where s.org_id = new.org_id and s.customer_id = new.id and c.org_id = new.org_id and c.id = new.contact_id;
  return null;
end $$;

create or replace function contact_changes_in_search() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from customer_search s
    where s.org_id = new.org_id
      and s.customer_id = (select b.id from billing_customer b where b.org_id = new.org_id and b.contact_id = new.id)
    for no key update;
  update customer_search s
    set block = null, sort_name = lower(coalesce(new.name, new.id)),
        text = customer_search_text(b.id, new.id, new.name, new.email, b.meta)
    from billing_customer b
    where b.org_id = new.org_id and b.contact_id = new.id and s.org_id = b.org_id and s.customer_id = b.id;
  return null;
end $$;

create or replace function enrollment_changes_in_search() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from customer_search s where s.org_id = new.org_id and s.customer_id = new.customer_id for no key update;
  update customer_search s
    set block = null, items = live_items(new.org_id, new.customer_id)
    where s.org_id = new.org_id and s.customer_id = new.customer_id;
  return null;
end $$;

-- What was lost until now.
update customer_search s set items = live_items(s.org_id, s.customer_id)
  from (select org_id, customer_id from enrollment group by org_id, customer_id having count(*) > 1) e
  where s.org_id = e.org_id and s.customer_id = e.customer_id
    and not (s.items @> live_items(s.org_id, s.customer_id) and s.items <@ live_items(s.org_id, s.customer_id));
update customer_search s set text = customer_search_text(b.id, b.contact_id, c.name, c.email, b.meta)
  from billing_customer b join contact c on c.org_id = b.org_id and c.id = b.contact_id
  where s.org_id = b.org_id and s.customer_id = b.id
    and s.text <> customer_search_text(b.id, b.contact_id, c.name, c.email, b.meta);

-- ── Figures tell live money from test money, and what was given back in part ─────────────────────────────────────
drop index revenue_pages;
create index revenue_pages on revenue (org_id, created_at desc, id desc, source, currency, gross, net, status, mode);
drop index charge_pages;
create index charge_pages on charge (org_id, created_at desc, id desc, status, mode);
create index charge_partly_refunded on charge (org_id, captured_at) where refunded_amount > 0 and status = 'captured';
