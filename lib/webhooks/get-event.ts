import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { GetEventInput, WholeEvent } from "./event-schema";

const MOST = 100;
const deliveries = {
  include: { tries: { orderBy: { number: "asc" }, take: MOST } },
  orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  take: MOST,
} as const satisfies Prisma.Event$deliveriesArgs;

export type FoundEvent = {
  event: WholeEvent;
  deliveries: Prisma.WebhookDeliveryGetPayload<{ include: { tries: true } }>[];
};

/**
 * One event and what became of it at each endpoint.
 * @throws EdgeError unknown_event
 */
export function getEvent({ orgId }: Context, { event_id: id }: GetEventInput): Promise<FoundEvent> {
  return inOrg(orgId, async (tx) => {
    const found = await tx.event.findUnique({ where: { orgId_id: { orgId, id } }, include: { deliveries } });
    if (!found) throw unknownEvent();
    return { event: JSON.parse(found.payload), deliveries: found.deliveries };
  });
}

export function unknownEvent(): EdgeError {
  return new EdgeError("unknown_event", "event_id names no event of this organization.", {
    field: "event_id",
  });
}
