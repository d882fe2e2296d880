import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { lockAccounts } from "./lock-accounts";
import { NAMES } from "./names";
import type { chooseDefaultGatewayInput } from "./schema";

/**
 * The gateway of calls that name none; without one they must, where the organization has several in use.
 * @throws EdgeError invalid_request when no account is in use there
 */
export async function chooseDefaultGateway(
  ctx: Context,
  { gateway = null }: { gateway?: z.output<typeof chooseDefaultGatewayInput>["gateway"] | null },
): Promise<{ gateway: string | null }> {
  return inOrg(ctx.orgId, async (tx) => {
    await lockAccounts(tx, ctx.orgId);
    const { orgId } = ctx;
    if (gateway && !(await tx.gatewayAccount.findFirst({ where: { orgId, gateway, status: "active" } })))
      throw new EdgeError(
        "invalid_request",
        `No ${NAMES[gateway]} account is in use. Connect or enable one first, or choose another gateway.`,
        { field: "defaultGateway" },
      );
    const { defaultGateway } = await tx.organization.findUniqueOrThrow({ where: { id: orgId } });
    if (defaultGateway === gateway) return { gateway };
    await tx.organization.update({ where: { id: orgId }, data: { defaultGateway: gateway } });
    await recordAudit(tx, ctx, {
      action: "organization.settings_changed",
      subjectId: orgId,
      details: { before: { default_gateway: defaultGateway }, after: { default_gateway: gateway } },
    });
    return { gateway };
  });
}
