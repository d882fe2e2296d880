-- The staff's lists of deliveries and events are read from indexes in the order of their pages (docs/decisions/0013).

-- Events are read newest first, and of one type alone.
DROP INDEX "event_org_id_created_at_idx";
CREATE INDEX "event_pages" ON "event"("org_id", "created_at" DESC, "id" DESC);
CREATE INDEX "event_type_pages" ON "event"("org_id", "type", "created_at" DESC, "id" DESC);

CREATE INDEX "webhook_delivery_customer_pages" ON "webhook_delivery"("org_id", "customer_id", "created_at" DESC, "id" DESC);

-- What waits, and what was answered with trouble, is little beside all that was delivered.
create index webhook_delivery_pages_pending on webhook_delivery (org_id, created_at desc, id desc) where status = 'pending';
create index webhook_delivery_endpoint_pages_pending on webhook_delivery (org_id, endpoint_id, created_at desc, id desc) where status = 'pending';
create index webhook_delivery_pages_trouble on webhook_delivery (org_id, created_at desc, id desc) where last_outcome <> 'delivered';
create index webhook_delivery_endpoint_pages_trouble on webhook_delivery (org_id, endpoint_id, created_at desc, id desc)
  where last_outcome <> 'delivered';
