-- The audit log of the staff pages, newest first: one index for each way of asking, in the order in which a page is read.

drop index audit_entry_org_id_created_at_idx;
create index audit_entry_pages on audit_entry (org_id, created_at desc, id desc);
create index audit_entry_subject_pages on audit_entry (org_id, subject_id, created_at desc, id desc);
-- What people did is rare among what calls did, and costs a fire nothing.
create index audit_entry_staff_pages on audit_entry (org_id, actor_id, created_at desc, id desc) where actor_type = 'staff';
create index audit_entry_action_pages on audit_entry (org_id, action, created_at desc, id desc)
  where action not in ('trigger.fired', 'customer.setup_built');
