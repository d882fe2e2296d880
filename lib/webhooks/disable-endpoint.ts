import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { queueMail } from "@/lib/mail/queue-mail";
import { writeStaffMail } from "@/lib/mail/staff-mail";
import type { DisableReason } from "@/lib/outbox/finish";

const REASONS: Record<DisableReason, string> = {
  gone: "It answered 410 Gone, which asks us to send nothing more.",
  failing: "It has taken nothing for five days.",
  sealed:
    "Nothing could be sent to it for five days: Edge has no key that opens its secrets. Whoever runs this deployment must add the former EDGE_SECRET_KEY to EDGE_SECRET_KEY_PREVIOUS.",
};

/**
 * Puts an active endpoint out of use, because an attempt has shown that it should be, and tells the organization's owners. What
 * it has not taken waits for thirty days, for it to be enabled again. Nothing when it is not active any more.
 */
export async function disableEndpoint(orgId: string, id: string, reason: DisableReason): Promise<void> {
  const ctx: Context = {
    orgId,
    actor: { type: "system", id: "deliveries" },
    requestId: `disable:${id}`,
    address: "",
  };
  await inOrg(orgId, async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { orgId, id, status: "active", deletedAt: null },
      data: { status: "disabled", statusReason: REASONS[reason], statusChangedAt: new Date() },
    });
    if (count === 0) return;
    const { name, url } = await tx.webhookEndpoint.findUniqueOrThrow({ where: { orgId_id: { orgId, id } } });
    const change = await recordAudit(tx, ctx, {
      action: "webhook.disabled",
      subjectId: id,
      details: { name, reason, before: { status: "active" }, after: { status: "disabled" } },
    });
    await tellOwners(tx, orgId, { id, name, url, reason, change });
  });
}

type Disabled = { id: string; name: string; url: string; reason: DisableReason; change: string };

async function tellOwners(tx: Tx, orgId: string, { id, name, url, reason, change }: Disabled): Promise<void> {
  const { name: organization } = await tx.organization.findUniqueOrThrow({ where: { id: orgId } });
  const owners = await tx.staffMember.findMany({
    where: { orgId, role: "owner" },
    select: { userId: true, user: { select: { email: true } } },
  });
  const mail = writeStaffMail({
    subject: `Webhook endpoint “${name}” of ${organization} is disabled`,
    body: `Edge no longer sends events to ${url}. ${REASONS[reason]} Events wait for it for 30 days: mend it and enable it again, and it gets everything that has happened since, in order.`,
    button: "Open the endpoint",
    url: `${env().APP_URL}/admin/developers/webhooks/${id}`,
    why: `You get this because you are an owner of ${organization} at Edge.`,
  });
  for (const { userId, user } of owners)
    await queueMail(tx, {
      orgId,
      kind: "webhook_disabled",
      dedupeKey: `webhook_disabled:${change}:${userId}`,
      recipient: user.email,
      ...mail,
    });
}
