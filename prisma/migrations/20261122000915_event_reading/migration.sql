-- Who polls for one type reads it in the order of the events.
create index event_type_order on event (org_id, type, seq);
