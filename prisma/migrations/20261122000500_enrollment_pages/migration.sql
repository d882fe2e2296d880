-- Pages of enrollments, newest first: one index for each way of asking, in the order in which a page is read, so that a page
-- costs what is on it, wherever it begins. Row-level security keeps an enum from being looked up in an index (its comparison
-- is not leakproof), hence one index for each status instead of a column; a row stands in one of them.
drop index enrollment_org_id_customer_id_idx;
drop index enrollment_org_id_item_id_status_idx;
drop index enrollment_org_id_created_at_idx;

create index enrollment_pages on enrollment (org_id, created_at desc, id desc);
create index enrollment_pages_active on enrollment (org_id, created_at desc, id desc) where status = 'active';
create index enrollment_pages_paused on enrollment (org_id, created_at desc, id desc) where status = 'paused';
create index enrollment_pages_cancelled on enrollment (org_id, created_at desc, id desc) where status = 'cancelled';

create index enrollment_item_pages on enrollment (org_id, item_id, created_at desc, id desc);
create index enrollment_item_pages_active on enrollment (org_id, item_id, created_at desc, id desc) where status = 'active';
create index enrollment_item_pages_paused on enrollment (org_id, item_id, created_at desc, id desc) where status = 'paused';
create index enrollment_item_pages_cancelled on enrollment (org_id, item_id, created_at desc, id desc) where status = 'cancelled';

create index enrollment_customer_pages on enrollment (org_id, customer_id, created_at desc, id desc);
create index enrollment_customer_pages_active on enrollment (org_id, customer_id, created_at desc, id desc) where status = 'active';
create index enrollment_customer_pages_paused on enrollment (org_id, customer_id, created_at desc, id desc) where status = 'paused';
create index enrollment_customer_pages_cancelled on enrollment (org_id, customer_id, created_at desc, id desc) where status = 'cancelled';

-- Of one customer and item there is one that lives: their status is told from the rows.
create index enrollment_customer_item_pages on enrollment (org_id, customer_id, item_id, created_at desc, id desc);
