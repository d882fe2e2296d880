import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { mailInvitation, newInvitationLink } from "./invitation-link";
import { lockInvitation } from "./open-invitation";
import { requireOwner } from "./require-owner";

export const resendInvitationSchema = z.object({ invitationId: z.string("Choose an invitation.") });

/**
 * Mails a new link for another seven days, also when the first has expired; the former link is dead. Owners only.
 * @throws EdgeError invalid_request when it was accepted or revoked
 */
export function resendInvitation(
  ctx: Context,
  { invitationId }: z.output<typeof resendInvitationSchema>,
): Promise<void> {
  return inOrg(ctx.orgId, async (tx) => {
    await requireOwner(tx, ctx);
    const { orgId, id, email, role, expiresAt } = await lockInvitation(tx, ctx.orgId, invitationId);
    const { token, columns } = newInvitationLink();
    await tx.staffInvitation.update({ where: { orgId_id: { orgId, id } }, data: columns });
    await mailInvitation(tx, ctx, { id, email, role }, token);
    await recordAudit(tx, ctx, {
      action: "staff.invited",
      subjectId: id,
      details: {
        before: { email, role, expires_at: expiresAt.toISOString() },
        after: { email, role, expires_at: columns.expiresAt.toISOString() },
      },
    });
  });
}
