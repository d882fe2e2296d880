import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { type Endpoint, getEndpointOrThrow, toEndpoint } from "./queries";
import type { FetchWebhooksInput } from "./schema";

/**
 * The organization's endpoints in the order in which they were made, or the named one.
 * @throws EdgeError unknown_webhook
 */
export function listEndpoints(
  { orgId }: Context,
  { wh_id: id }: FetchWebhooksInput = {},
): Promise<Endpoint[]> {
  return inOrg(orgId, async (tx) => {
    const found =
      id === undefined
        ? await tx.webhookEndpoint.findMany({
            where: { orgId, deletedAt: null },
            orderBy: [{ createdAt: "asc" }, { id: "asc" }],
          })
        : [await getEndpointOrThrow(tx, orgId, id)];
    return found.map(toEndpoint);
  });
}
