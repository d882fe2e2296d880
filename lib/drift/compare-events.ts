import { inOrg } from "@/lib/db";
import type { HistoryPage } from "@/lib/gateways/types";
import type { Comparison } from "./comparison";

type Listed = HistoryPage["events"][number];

/** Events that no delivery brought here go through the inbox like any other. */
export async function compareEvents(c: Comparison, events: Listed[]): Promise<void> {
  const { orgId } = c.ctx;
  c.compared.events += events.length;
  if (events.length === 0) return;
  const known = await inOrg(orgId, (tx) =>
    tx.inboxEvent.findMany({
      where: {
        orgId,
        gatewayAccountId: c.account.id,
        providerEventId: { in: events.map(({ event }) => event.id) },
      },
      select: { providerEventId: true },
    }),
  );
  const here = new Set(known.map(({ providerEventId }) => providerEventId));
  // A provider's lists begin with the newest; what happened first is told first.
  for (const listed of events.toReversed()) if (!here.has(listed.event.id)) await receive(c, listed);
}

async function receive(c: Comparison, { event, raw }: Listed): Promise<void> {
  await c.turn();
  const received = await c.receiveMissed(c.account, event, raw);
  if (!received?.ours) return;
  const { inboxEventId, done, error, chargeId, customerId } = received;
  await c.report({
    kind: "event_missed",
    subject: event.id,
    status: done ? "healed" : "open",
    customerId,
    chargeId,
    providerRef: event.id,
    details: {
      type: event.type,
      created_at: event.createdAt.toISOString(),
      inbox_event_id: inboxEventId,
      ...(error ? { error } : {}),
    },
  });
}
