import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { getMemberOrThrow } from "./queries";
import { lockOwners, requireOwner } from "./require-owner";

export const removeMemberSchema = z.object({ userId: z.string("Choose a member.") });

/**
 * The person works here no more, from their next request on. Owners remove anyone; everybody may leave; but one owner always
 * stays, whoever else acts at the same moment.
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
    await tx.staffMember.delete({ where: { orgId_userId: { orgId, userId } } });
    await recordAudit(tx, ctx, {
      action: "staff.removed",
      subjectId: userId,
      details: { before: { email: user.email, role }, after: null },
    });
  });
}
