import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { findRowOrThrow } from "./find-row";
import { lockAccounts } from "./lock-accounts";
import type { renameAccountInput } from "./schema";

/** Gives an account another name for staff. @throws EdgeError invalid_request when there is no such account */
export async function renameAccount(
  ctx: Context,
  { accountId, name }: z.output<typeof renameAccountInput>,
): Promise<{ name: string }> {
  return inOrg(ctx.orgId, async (tx) => {
    await lockAccounts(tx, ctx.orgId);
    const before = await findRowOrThrow(tx, ctx.orgId, accountId);
    if (before.name === name) return { name };
    await tx.gatewayAccount.update({
      where: { orgId_id: { orgId: ctx.orgId, id: accountId } },
      data: { name },
    });
    await recordAudit(tx, ctx, {
      action: "gateway_account.renamed",
      subjectId: accountId,
      details: { before: { name: before.name }, after: { name } },
    });
    return { name };
  });
}
