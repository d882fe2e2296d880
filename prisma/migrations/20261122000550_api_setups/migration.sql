-- Set-ups without a page of ours: the integrator has a form of its own, or brings a method that the gateway has saved.

-- AlterTable
ALTER TABLE "setup_attempt" ADD COLUMN     "payment_method_id" TEXT;

-- AddForeignKey
ALTER TABLE "setup_attempt" ADD CONSTRAINT "setup_attempt_org_id_payment_method_id_fkey" FOREIGN KEY ("org_id", "payment_method_id") REFERENCES "payment_method"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As before, but that the hosted page never takes over a link that was made for an integrator's own form, and that the call may
-- say who the contact is. It has two more parameters, which makes it another function.
drop function build_customer_setup(
  text, text, text, jsonb, text, text, text, text, bytea, text, actor_type, text, text, text
);
create function build_customer_setup(
  p_org text, p_brand text, p_contact text, p_meta jsonb, p_item text, p_gateway text,
  p_customer text, p_link text, p_token_hash bytea,
  p_audit text, p_actor_type actor_type, p_actor text, p_request text, p_address text,
  p_contact_name text, p_contact_email text
) returns table (outcome text, customer_id text, brand_number int, existing boolean, signed boolean)
language plpgsql as $$
declare
  v_org organization;
  v_brand brand;
  v_item billable_item;
  v_customer billing_customer;
  v_link setup_link;
  v_gateway gateway_name;
  v_created boolean := false;
  v_expires timestamptz;
begin
  perform set_config('edge.org_id', p_org, true);
  -- Whoever calls may have looked the key up a moment ago: what counts is whether it holds now.
  if p_actor_type = 'api_key' and not exists (
      select 1 from api_key k where k.org_id = p_org and k.id = p_actor
                 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()))
  then
    return query select 'invalid_api_key', null::text, null::int, null::boolean, null::boolean; return;
  end if;
  select o.* into v_org from organization o where o.id = p_org;

  if p_brand ~ '^[0-9]{1,9}$' then
    select b.* into v_brand from brand b where b.number = p_brand::int and b.org_id = p_org;
  end if;
  if v_brand.id is null then
    select b.* into v_brand from brand b where b.org_id = p_org and b.id = p_brand;
  end if;
  if v_brand.id is null then
    return query select 'unknown_brand', null::text, null::int, null::boolean, null::boolean; return;
  end if;

  if p_item is not null then
    select i.* into v_item from billable_item i where i.org_id = p_org and i.id = p_item;
    outcome := case
      when v_item.id is null then 'unknown_item'
      when v_item.billing_type <> 'trigger' then 'item_not_trigger'
      when v_item.status <> 'active' then 'item_inactive' end;
    if outcome is not null then
      return query select outcome, null::text, null::int, null::boolean, null::boolean; return;
    end if;
  end if;

  select c.* into v_customer from billing_customer c where c.org_id = p_org and c.contact_id = p_contact for no key update;
  -- An active customer who names no gateway replaces the method where it has one.
  v_gateway := coalesce(p_gateway::gateway_name, case when v_customer.status = 'active' then v_customer.gateway end, 'stripe');
  if not exists (select 1 from gateway_account g where g.org_id = p_org and g.gateway = v_gateway and g.status = 'active') then
    return query select 'gateway_not_configured', null::text, null::int, null::boolean, null::boolean; return;
  end if;

  if v_customer.id is null then
    insert into contact (org_id, id, name, email) values (p_org, p_contact, p_contact_name, p_contact_email)
      on conflict do nothing;
    insert into billing_customer as c (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency, item_id, meta)
      values (p_org, p_customer, p_contact, v_brand.id, v_gateway, v_org.require_initial_charge, v_org.initial_amount, v_org.currency, p_item, p_meta)
      on conflict (org_id, contact_id) do nothing
      returning c.* into v_customer;
    v_created := found;
    if not v_created then
      -- The same call won the race a moment ago.
      select c.* into strict v_customer from billing_customer c where c.org_id = p_org and c.contact_id = p_contact for no key update;
    end if;
  end if;

  if v_customer.status = 'suspended' then
    return query select 'customer_suspended', null::text, null::int, null::boolean, null::boolean; return;
  end if;
  -- The customer's lock keeps the order: the newest call has the last word, and what it leaves out stays.
  if p_contact_name is not null or p_contact_email is not null then
    update contact k set name = coalesce(p_contact_name, k.name), email = coalesce(p_contact_email, k.email)
      where k.org_id = p_org and k.id = p_contact
        and (k.name, k.email) is distinct from (coalesce(p_contact_name, k.name), coalesce(p_contact_email, k.email));
  end if;
  if v_customer.status = 'pending' and not v_created then
    update billing_customer c
      set brand_id = v_brand.id, gateway = v_gateway, item_id = p_item, meta = p_meta, updated_at = now()
      where c.org_id = p_org and c.id = v_customer.id;
  end if;

  v_expires := now() + make_interval(days => v_org.link_days);
  if not v_created then
    -- The same hosted link again keeps whoever is filling it in; another one takes its place.
    update setup_link l set expires_at = v_expires
      where l.org_id = p_org and l.customer_id = v_customer.id and l.status = 'open' and not v_org.signed_links and l.token_hash is null
        and l.channel = 'hosted' and l.expires_at > now()
        -- A link that five refused tries have locked stays locked; the integrator's call makes a fresh one.
        and (select count(*) from setup_try t where t.org_id = p_org and t.link_id = l.id and t.outcome = 'failed') < 5
        and l.brand_id = v_brand.id and l.gateway = v_gateway and l.item_id is not distinct from p_item
      returning l.* into v_link;
    if v_link.id is null then
      update setup_link l set status = 'superseded', closed_at = now()
        where l.org_id = p_org and l.customer_id = v_customer.id and l.status = 'open'
        returning l.* into v_link;
      -- What was begun behind it must not take money any more: the reconciler sees to that at once.
      update setup_attempt a set next_check_at = now()
        where a.org_id = p_org and a.customer_id = v_customer.id and a.status in ('created', 'open', 'processing');
      v_link := null;
    end if;
  end if;
  if v_link.id is null then
    insert into setup_link (org_id, id, customer_id, brand_id, item_id, gateway, token_hash, expires_at)
      values (p_org, p_link, v_customer.id, v_brand.id, p_item, v_gateway,
              case when v_org.signed_links then p_token_hash end, v_expires);
  end if;

  insert into audit_entry (org_id, id, actor_type, actor_id, action, subject_id, customer_id, request_id, address, details)
    values (p_org, p_audit, p_actor_type, p_actor, 'customer.setup_built', v_customer.id, v_customer.id, p_request, p_address,
            jsonb_build_object('brand_id', v_brand.id, 'gateway', v_gateway, 'item_id', p_item, 'existing', not v_created));

  return query select 'built', v_customer.id, v_brand.number, not v_created, v_org.signed_links;
end $$;
