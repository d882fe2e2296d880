import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, pool } from "@/lib/db";
import { publish } from "@/lib/outbox/publish";
import { LIVE_ATTEMPT } from "./status";

/** Closes the links whose time is over, and has what was begun behind them cancelled. */
export async function expireLinks(signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "due_setup_links",
    text: "select * from due_setup_links(now(), 200)",
  });
  for (const { org_id, id } of rows) {
    if (signal.aborted) return;
    await expireLink(org_id, id);
  }
}

async function expireLink(orgId: string, id: string): Promise<void> {
  const ctx: Context = {
    orgId,
    actor: { type: "system", id: "expiry" },
    requestId: `expire:${id}`,
    address: "",
  };
  await inOrg(orgId, async (tx) => {
    const { count } = await tx.setupLink.updateMany({
      where: { orgId, id, status: "open", expiresAt: { lte: new Date() } },
      data: { status: "expired", closedAt: new Date() },
    });
    if (count === 0) return;
    const { customer, channel } = await tx.setupLink.findUniqueOrThrow({
      where: { orgId_id: { orgId, id } },
      select: { customer: true, channel: true },
    });
    await tx.setupAttempt.updateMany({
      where: { orgId, linkId: id, status: { in: [...LIVE_ATTEMPT] } },
      data: { nextCheckAt: new Date() },
    });
    // Nobody was given the address of one that has none.
    if (channel === "api") return;
    await publish(tx, {
      orgId,
      type: "setup.expired",
      customerId: customer.id,
      subject: id,
      data: { billing_customer_id: customer.id, contact_id: customer.contactId },
    });
    await recordAudit(tx, ctx, { action: "setup.expired", subjectId: id, customerId: customer.id });
  });
}
