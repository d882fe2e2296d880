import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Claimed } from "@/lib/outbox/claim";
import { deliver } from "@/lib/outbox/deliver";
import type { Posted } from "@/lib/outbox/posted";
import { testEnvelope } from "@/lib/outbox/publish";
import { getEndpointOrThrow } from "./queries";
import type { WebhookInput } from "./schema";

/** What the endpoint made of it; `deliveryId` is kept like any other delivery. */
export type Tested = Pick<Posted, "outcome" | "status" | "latencyMs" | "answer" | "error"> & {
  eventId: string;
  deliveryId: string;
};

/**
 * Sends a `webhook.test` event now, from this process, whatever the endpoint is subscribed to and also while it is out of use.
 * What comes of it is no mark against the endpoint.
 * @throws EdgeError unknown_webhook
 */
export async function testEndpoint(ctx: Context, { wh_id: id }: WebhookInput): Promise<Tested> {
  const claimed = await claimTest(ctx, id);
  const { outcome, status, latencyMs, answer, error } = await deliver(claimed);
  return { outcome, status, latencyMs, answer, error, eventId: claimed.eventId, deliveryId: claimed.id };
}

/** Written down before it is sent, and taken in the same moment: nobody else sends it. */
function claimTest(ctx: Context, endpointId: string): Promise<Claimed> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const endpoint = await getEndpointOrThrow(tx, orgId, endpointId);
    const event = testEnvelope(orgId, endpointId);
    await tx.event.create({ data: event });
    // Gives the event its place and time now instead of at the commit.
    await tx.$executeRaw`set constraints order_event immediate`;
    const { seq, payload } = await tx.event.findUniqueOrThrow({
      where: { orgId_id: { orgId, id: event.id } },
    });
    const now = new Date();
    const delivery = await tx.webhookDelivery.create({
      data: {
        orgId,
        id: newId("whd"),
        endpointId,
        eventId: event.id,
        kind: "test",
        seq: seq ?? 0n,
        attempts: 1,
        claimedAt: now,
        firstAttemptAt: now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "webhook.tested",
      subjectId: endpointId,
      details: { name: endpoint.name, event_id: event.id },
    });
    return {
      ...endpoint,
      endpointId,
      id: delivery.id,
      eventId: event.id,
      lane: null,
      number: 1,
      step: 0,
      payload,
    };
  });
}
