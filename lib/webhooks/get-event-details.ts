import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { readCustomerNames, toLine } from "./list-deliveries";
import type { EventDetails } from "./view";

const MOST_DELIVERIES = 200;

/** One event with its payload and its newest deliveries; null for another organization's. */
export function getEventDetails({ orgId }: Context, id: string): Promise<EventDetails | null> {
  return inOrg(orgId, async (tx) => {
    const event = await tx.event.findUnique({
      where: { orgId_id: { orgId, id } },
      include: {
        deliveries: {
          include: {
            endpoint: { select: { id: true, name: true, status: true, deletedAt: true } },
            event: { select: { id: true, type: true } },
          },
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
          take: MOST_DELIVERIES,
        },
      },
    });
    if (!event) return null;
    const { type, customerId, createdAt, payload, deliveries } = event;
    const names = await readCustomerNames(tx, orgId, [event]);
    return {
      id,
      type,
      customer: customerId ? { id: customerId, name: names.get(customerId) ?? customerId } : null,
      at: createdAt.toISOString(),
      payload: JSON.parse(payload),
      deliveries: deliveries.map((row) => toLine(row, names)),
    };
  });
}
