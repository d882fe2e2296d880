import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { API_VERSION, type EventData, type EventType } from "./events";

type Publication<T extends EventType> = {
  orgId: string;
  type: T;
  customerId: string;
  /** What the event is about: one event per type and subject, however often the change is found again. */
  subject: string;
  data: EventData[T];
};

/** Stands for the time until the commit, which alone knows what came before it; see `order_event` in the migrations. */
const AT_COMMIT = "@";

/** The event as it is stored, for those that write it with a statement of their own. */
export function toEnvelope<T extends EventType>(event: Publication<T>) {
  const { id, payload } = wrap(event.orgId, event.type, event.data);
  return {
    orgId: event.orgId,
    id,
    type: event.type,
    customerId: event.customerId,
    dedupeKey: `${event.type}:${event.subject}`,
    payload,
  };
}

/** What an endpoint is tried with: told to nobody else, about no customer. */
export function testEnvelope(orgId: string, endpointId: string) {
  const type = "webhook.test";
  const { id, payload } = wrap(orgId, type, { webhook_id: endpointId });
  return { orgId, id, type, customerId: null, dedupeKey: `${type}:${id}`, payload };
}

function wrap(orgId: string, type: string, data: object): { id: string; payload: string } {
  const id = newId("evt");
  const payload = JSON.stringify({
    event_id: id,
    event_type: type,
    api_version: API_VERSION,
    created_at: AT_COMMIT,
    org_id: orgId,
    data,
  });
  return { id, payload };
}

/**
 * Puts an event in the outbox, in the transaction of the change that it tells of. At the commit it gets its time and its place
 * behind what was told of the same customer before, and a delivery to each endpoint that wants it.
 */
export async function publish<T extends EventType>(tx: Tx, event: Publication<T>): Promise<void> {
  await tx.event.createMany({ data: toEnvelope(event), skipDuplicates: true });
}
