import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { EventData, EventType } from "./events";

/** The wire format's version, in every envelope. */
const API_VERSION = "2026-03-30";

type Publication<T extends EventType> = {
  orgId: string;
  type: T;
  customerId: string;
  /** What the event is about: one event per type and subject, however often the change is found again. */
  subject: string;
  data: EventData[T];
};

/** Puts an event in the outbox, in the transaction of the change that it tells of. The payload is sent as stored. */
export async function publish<T extends EventType>(tx: Tx, event: Publication<T>): Promise<void> {
  const id = newId("evt");
  const createdAt = new Date();
  const payload = JSON.stringify({
    event_id: id,
    event_type: event.type,
    api_version: API_VERSION,
    created_at: createdAt.toISOString(),
    org_id: event.orgId,
    data: event.data,
  });
  await tx.event.createMany({
    data: {
      orgId: event.orgId,
      id,
      type: event.type,
      customerId: event.customerId,
      dedupeKey: `${event.type}:${event.subject}`,
      payload,
      createdAt,
    },
    skipDuplicates: true,
  });
}
