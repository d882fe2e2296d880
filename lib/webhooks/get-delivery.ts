import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { readCustomerNames, toLine } from "./list-deliveries";
import type { DeliveryDetails } from "./view";

const MOST_TRIES = 100;

/** One delivery with what it carries and each attempt; null for another organization's. */
export function getDelivery({ orgId }: Context, id: string): Promise<DeliveryDetails | null> {
  return inOrg(orgId, async (tx) => {
    const row = await tx.webhookDelivery.findUnique({
      where: { orgId_id: { orgId, id } },
      include: {
        endpoint: { omit: { secrets: true } },
        event: true,
        tries: { orderBy: { number: "desc" }, take: MOST_TRIES },
      },
    });
    if (!row) return null;
    return {
      ...toLine(row, await readCustomerNames(tx, orgId, [row])),
      endpointUrl: row.endpoint.url,
      endpointDeleted: row.endpoint.deletedAt !== null,
      payload: JSON.parse(row.event.payload),
      tries: row.tries.reverse().map(({ createdAt, number, outcome, status, latencyMs, answer, error }) => ({
        at: createdAt.toISOString(),
        ...{ number, outcome, status, latencyMs, answer, error },
      })),
    };
  });
}
