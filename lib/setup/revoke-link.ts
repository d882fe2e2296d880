import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { lockCustomerOrThrow } from "@/lib/customers/queries";
import { inOrg } from "@/lib/db";
import type { RevokeLinkInput } from "./link-schema";
import { LIVE_ATTEMPT } from "./status";

/**
 * Closes whatever setup link of the customer is open. What was begun behind it is cancelled by the reconciler at once; what
 * the customer has already paid there still counts. Answers whether there was one.
 * @throws EdgeError unknown_customer
 */
export function revokeLink(ctx: Context, input: RevokeLinkInput): Promise<{ revoked: boolean }> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const named = { id: input.billing_customer_id, field: "billing_customer_id" };
    const customer = await lockCustomerOrThrow(tx, orgId, named, "change");
    const links = await tx.setupLink.updateManyAndReturn({
      where: { orgId, customerId: customer.id, channel: "hosted", status: "open" },
      data: { status: "revoked", closedAt: new Date() },
      select: { id: true },
    });
    const ids = links.map(({ id }) => id);
    if (ids.length === 0) return { revoked: false };
    await tx.setupAttempt.updateMany({
      where: { orgId, linkId: { in: ids }, status: { in: [...LIVE_ATTEMPT] } },
      data: { nextCheckAt: new Date() },
    });
    await recordAudit(tx, ctx, {
      action: "setup.revoked",
      subjectId: customer.id,
      customerId: customer.id,
      details: { links: ids, reason: input.reason ?? null },
    });
    return { revoked: true };
  });
}
