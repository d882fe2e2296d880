import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { queueMail } from "@/lib/mail/queue-mail";
import { writeStaffMail } from "@/lib/mail/staff-mail";
import { hashToken, newToken } from "@/lib/secrets";
import type { StaffRole } from "./roles";

const LIFE_DAYS = 7;

/** A new link of an invitation: 256 random bits, of which a hash is kept, good for seven days. */
export function newInvitationLink() {
  const token = newToken();
  return {
    token,
    columns: {
      tokenHash: new Uint8Array(hashToken(token)),
      expiresAt: new Date(Date.now() + LIFE_DAYS * 24 * 3600_000),
    },
  };
}

function invitationAddress(token: string): string {
  return `${env().APP_URL}/admin/invitation/${token}`;
}

/** Mails the link in the transaction that made it; nothing else ever shows it. */
export async function mailInvitation(
  tx: Tx,
  ctx: Context,
  invitation: { id: string; email: string; role: StaffRole },
  token: string,
): Promise<void> {
  const [organization, inviter] = await Promise.all([
    tx.organization.findUniqueOrThrow({ where: { id: ctx.orgId }, select: { name: true } }),
    tx.staffUser.findUnique({ where: { id: ctx.actor.id }, select: { name: true } }),
  ]);
  const url = invitationAddress(token);
  const by = inviter?.name ?? organization.name;
  await queueMail(tx, {
    orgId: ctx.orgId,
    kind: "staff_invitation",
    dedupeKey: `staff_invitation ${invitation.id} ${hashToken(token).toString("hex").slice(0, 16)}`,
    recipient: invitation.email,
    secretLink: url,
    ...writeStaffMail({
      subject: `Join ${organization.name} on Edge`,
      body: `${by} invites you to work in ${organization.name} as ${invitation.role}. The link works once, for ${LIFE_DAYS} days.`,
      button: "Accept the invitation",
      url,
      why: `If you do not know ${organization.name}, leave this mail alone: nothing happens without you.`,
    }),
  });
}
