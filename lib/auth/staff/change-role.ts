import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { getMemberOrThrow } from "./queries";
import { requireOwner } from "./require-owner";
import { role } from "./schema";

export const changeRoleSchema = z.object({ userId: z.string("Choose a member."), role });

/**
 * From their next request on, the person may do what the new role may. Owners only, and one owner always stays, whoever
 * else acts at the same moment.
 * @throws EdgeError invalid_request
 */
export function changeRole(ctx: Context, input: z.output<typeof changeRoleSchema>): Promise<void> {
  return inOrg(ctx.orgId, async (tx) => {
    const owners = await requireOwner(tx, ctx);
    const { orgId } = ctx;
    const { userId, role: before, user } = await getMemberOrThrow(tx, orgId, input.userId);
    if (before === input.role) return;
    if (before === "owner" && owners.length === 1)
      throw new EdgeError("invalid_request", "This is the last owner. Make somebody else an owner first.", {
        field: "role",
      });
    await tx.staffMember.update({ where: { orgId_userId: { orgId, userId } }, data: { role: input.role } });
    await recordAudit(tx, ctx, {
      action: "staff.role_changed",
      subjectId: userId,
      details: { email: user.email, before: { role: before }, after: { role: input.role } },
    });
  });
}
