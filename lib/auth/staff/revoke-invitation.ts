import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { lockInvitation } from "./open-invitation";
import { requireOwner } from "./require-owner";

export const revokeInvitationSchema = z.object({ invitationId: z.string("Choose an invitation.") });

/**
 * The link opens nothing any more. Owners only.
 * @throws EdgeError invalid_request when it was accepted or revoked
 */
export function revokeInvitation(
  ctx: Context,
  { invitationId }: z.output<typeof revokeInvitationSchema>,
): Promise<void> {
  return inOrg(ctx.orgId, async (tx) => {
    await requireOwner(tx, ctx);
    const { orgId, id, email, role } = await lockInvitation(tx, ctx.orgId, invitationId);
    await tx.staffInvitation.update({ where: { orgId_id: { orgId, id } }, data: { revokedAt: new Date() } });
    await recordAudit(tx, ctx, {
      action: "staff.invitation_revoked",
      subjectId: id,
      details: { before: { email, role }, after: null },
    });
  });
}
