import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { findRowOrThrow } from "./find-row";
import { lockAccounts } from "./lock-accounts";
import type { accountInput } from "./schema";

/**
 * Stops a gateway: until another account there is connected or enabled no set-up begins with it, and no saved method of it
 * is charged. What was begun is carried to its end: charges under way, events, refunds.
 * @throws EdgeError invalid_request when there is no such account
 */
export async function disableAccount(
  ctx: Context,
  { accountId }: z.output<typeof accountInput>,
): Promise<{ name: string }> {
  return inOrg(ctx.orgId, async (tx) => {
    await lockAccounts(tx, ctx.orgId);
    const { name, status } = await findRowOrThrow(tx, ctx.orgId, accountId);
    if (status === "disabled") return { name };
    await tx.gatewayAccount.update({
      where: { orgId_id: { orgId: ctx.orgId, id: accountId } },
      data: { status: "disabled" },
    });
    await recordAudit(tx, ctx, {
      action: "gateway_account.disabled",
      subjectId: accountId,
      details: { before: { status: "active" }, after: { status: "disabled" }, name },
    });
    return { name };
  });
}
