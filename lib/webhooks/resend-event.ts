import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { ResendEventInput } from "./event-schema";
import { unknownEvent } from "./get-event";
import { getEndpointOrThrow } from "./queries";

/**
 * Sends one event again, to one endpoint, whatever it is subscribed to: at once and out of any order. To one that is out of use it
 * goes when that is back: it `waits`.
 * @throws EdgeError unknown_event, unknown_webhook
 */
export function resendEvent(
  ctx: Context,
  { event_id: eventId, wh_id: endpointId }: ResendEventInput,
): Promise<{ deliveryId: string; waits: boolean }> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const endpoint = await getEndpointOrThrow(tx, orgId, endpointId);
    const event = await tx.event.findUnique({ where: { orgId_id: { orgId, id: eventId } } });
    if (!event) throw unknownEvent();
    const { id } = await tx.webhookDelivery.create({
      data: {
        orgId,
        id: newId("whd"),
        endpointId,
        eventId,
        kind: "resend",
        customerId: event.customerId,
        seq: event.seq ?? 0n,
      },
    });
    await recordAudit(tx, ctx, {
      action: "event.resent",
      subjectId: eventId,
      ...(event.customerId ? { customerId: event.customerId } : {}),
      details: { name: endpoint.name, webhook_id: endpointId, event_type: event.type },
    });
    await tx.$queryRaw`select graphile_worker.add_job('deliver_events', json_build_object('orgId', ${orgId}::text, 'endpointIds', array[${endpointId}::text]), max_attempts := 3)::text`;
    return { deliveryId: id, waits: endpoint.status !== "active" };
  });
}
