import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { type Endpoint, lockEndpoint, toEndpoint } from "./queries";
import type { WebhookInput } from "./schema";
import { toFacts } from "./to-facts";

/**
 * Takes an endpoint away: nothing more is sent to it, nor what waited for it.
 * @throws EdgeError unknown_webhook
 */
export function deleteEndpoint(ctx: Context, { wh_id: id }: WebhookInput): Promise<Endpoint> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const before = await lockEndpoint(tx, orgId, id);
    await tx.webhookEndpoint.update({ where: { orgId_id: { orgId, id } }, data: { deletedAt: new Date() } });
    await recordAudit(tx, ctx, {
      action: "webhook.deleted",
      subjectId: id,
      details: { name: before.name, before: toFacts(before), after: {} },
    });
    return toEndpoint(before);
  });
}
