-- How many customers a brand has, counted no further than anybody reads: those who are in no block yet, then block by block, so
-- that neither a brand that has everyone nor one that has nobody reads them all.
create function customers_of_brand(of_brand text, at_most int) returns int
  language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off
  as $$ select count(*)::int from (
          select 1 from customer_search s
          where s.org_id = current_setting('edge.org_id', true) and s.block is null and s.brand_id = of_brand
          union all
          select 1 from customer_block b
          cross join lateral (
            select 1 from customer_search s
            where s.org_id = b.org_id and s.block = b.id and s.brand_id = of_brand offset 0
          ) found
          where b.org_id = current_setting('edge.org_id', true)
          limit at_most
        ) counted $$;

revoke all on function customers_of_brand from public;
grant execute on function customers_of_brand to edge_app;
