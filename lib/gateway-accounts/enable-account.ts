import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { findRowOrThrow } from "./find-row";
import { lockAccounts } from "./lock-accounts";
import type { accountInput } from "./schema";

/**
 * Makes an account the one in use at its gateway; the one that was in use is disabled.
 * @throws EdgeError invalid_request when there is no such account
 */
export async function enableAccount(
  ctx: Context,
  { accountId }: z.output<typeof accountInput>,
): Promise<{ name: string; disabled: string | null }> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    await lockAccounts(tx, orgId);
    const { name, status, gateway } = await findRowOrThrow(tx, orgId, accountId);
    if (status === "active") return { name, disabled: null };
    const former = await tx.gatewayAccount.findFirst({ where: { orgId, gateway, status: "active" } });
    if (former)
      await tx.gatewayAccount.update({
        where: { orgId_id: { orgId, id: former.id } },
        data: { status: "disabled" },
      });
    await tx.gatewayAccount.update({
      where: { orgId_id: { orgId, id: accountId } },
      data: { status: "active" },
    });
    await recordAudit(tx, ctx, {
      action: "gateway_account.enabled",
      subjectId: accountId,
      details: {
        before: { status: "disabled" },
        after: { status: "active" },
        name,
        ...(former ? { instead_of: former.id } : {}),
      },
    });
    return { name, disabled: former?.name ?? null };
  });
}
