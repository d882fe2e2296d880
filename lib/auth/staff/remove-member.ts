import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { getMemberOrThrow } from "./queries";
import { lockOwners, requireOwner } from "./require-owner";

export const removeMemberSchema = z.object({ userId: z.string("Choose a member.") });

/**
 * The person works here no more, from their next request on. Owners remove anyone; everybody may leave; but one owner always
 * stays, whoever else acts at the same moment. Invitations to the person that are still open are revoked: nobody comes back
 * without being asked anew.
 * @throws EdgeError invalid_request
 */
export function removeMember(ctx: Context, input: z.output<typeof removeMemberSchema>): Promise<void> {
  return inOrg(ctx.orgId, async (tx) => {
    const { orgId, actor } = ctx;
    const leaves = actor.type === "staff" && actor.id === input.userId;
    const owners = await (leaves ? lockOwners(tx, orgId) : requireOwner(tx, ctx));
    const { userId, role, user } = await getMemberOrThrow(tx, orgId, input.userId);
    if (role === "owner" && owners.length === 1)
      throw new EdgeError("invalid_request", "This is the last owner. Make somebody else an owner first.");
    await revokeInvitations(tx, ctx, user.email);
    await tx.staffMember.delete({ where: { orgId_userId: { orgId, userId } } });
    await recordAudit(tx, ctx, {
      action: "staff.removed",
      subjectId: userId,
      details: { before: { email: user.email, role }, after: null },
    });
  });
}

async function revokeInvitations(tx: Tx, ctx: Context, email: string): Promise<void> {
  const revoked = await tx.staffInvitation.updateManyAndReturn({
    where: { orgId: ctx.orgId, email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { id: true, role: true },
  });
  for (const { id, role } of revoked)
    await recordAudit(tx, ctx, {
      action: "staff.invitation_revoked",
      subjectId: id,
      details: { before: { email, role }, after: null },
    });
}
