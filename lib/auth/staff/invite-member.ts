import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { mailInvitation, newInvitationLink } from "./invitation-link";
import { requireOwner } from "./require-owner";
import { email, role } from "./schema";

export const inviteMemberSchema = z.object({ email, role });

/**
 * Invites a person by mail, for seven days. Owners only.
 * @throws EdgeError invalid_request (email) for a member, or while an earlier invitation is open
 */
export function inviteMember(
  ctx: Context,
  input: z.output<typeof inviteMemberSchema>,
): Promise<{ id: string }> {
  return inOrg(ctx.orgId, async (tx) => {
    const { orgId } = ctx;
    await requireOwner(tx, ctx);
    const member = await tx.staffMember.findFirst({ where: { orgId, user: { email: input.email } } });
    if (member)
      throw new EdgeError("invalid_request", "This person is a member already. Change their role instead.", {
        field: "email",
      });
    const open = await tx.staffInvitation.findFirst({
      where: {
        orgId,
        email: input.email,
        acceptedAt: null,
        revokedAt: null,
        expiresAt: { gt: new Date() },
      },
    });
    if (open)
      throw new EdgeError(
        "invalid_request",
        "This address has an open invitation. Send that one again, or revoke it first.",
        { field: "email" },
      );
    const { token, columns } = newInvitationLink();
    const invitation = { id: newId("invite"), ...input };
    await tx.staffInvitation.create({
      data: { orgId, ...invitation, ...columns, invitedBy: ctx.actor.id },
    });
    await mailInvitation(tx, ctx, invitation, token);
    await recordAudit(tx, ctx, {
      action: "staff.invited",
      subjectId: invitation.id,
      details: { before: null, after: input },
    });
    return { id: invitation.id };
  });
}
