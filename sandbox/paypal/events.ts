import type { Core } from "@/sandbox/core/types";
import type { JsonObject } from "./http/body";
import { newEventId } from "./ids";

export type PaypalEvent = { type: string; summary: string; resource: JsonObject };

/** As kept for `GET /v1/notifications/webhooks-events`: the text that was signed, and what it is about. */
export type StoredEvent = { id: string; type: string; body: string; created_at: string };

function kindOf(type: string): { resource_type: string; resource_version: string } {
  if (type.startsWith("VAULT.")) return { resource_type: "payment_token", resource_version: "3.0" };
  if (type.startsWith("CHECKOUT.ORDER")) return { resource_type: "checkout-order", resource_version: "2.0" };
  if (type.startsWith("CHECKOUT.")) return { resource_type: "payment", resource_version: "2.0" };
  if (type.startsWith("CUSTOMER.DISPUTE")) return { resource_type: "dispute", resource_version: "1.0" };
  if (/^PAYMENT\.REFUND\.|\.(REFUNDED|REVERSED)$/.test(type))
    return { resource_type: "refund", resource_version: "2.0" };
  return { resource_type: "capture", resource_version: "2.0" };
}

function write(core: Core, event: PaypalEvent): StoredEvent {
  const id = newEventId();
  const create_time = core.now().toISOString();
  const href = `${core.origin}/v1/notifications/webhooks-events/${id}`;
  const body = JSON.stringify({
    id,
    event_version: "1.0",
    create_time,
    ...kindOf(event.type),
    event_type: event.type,
    summary: event.summary,
    resource: event.resource,
    links: [
      { href, rel: "self", method: "GET" },
      { href: `${href}/resend`, rel: "resend", method: "POST" },
    ],
  });
  return { id, type: event.type, body, created_at: create_time };
}

/** Writes an event, keeps it for the API's list, and hands it to the core for delivery. */
export function publish(core: Core, account: string, event: PaypalEvent): string {
  const stored = write(core, event);
  core.store.put("paypal", account, "event", stored.id, stored);
  send(core, account, stored);
  return stored.id;
}

/** A sample of an event: delivered, and in no list. */
export function simulate(core: Core, account: string, event: PaypalEvent): StoredEvent {
  const sample = write(core, event);
  send(core, account, sample);
  return sample;
}

function send(core: Core, account: string, { id, type, body }: StoredEvent): void {
  core.emit({ provider: "paypal", id: account }, { id, type, body });
}
