import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { recordDetached } from "./record-detached";
import { recordRenewed } from "./record-renewed";

/**
 * Brings a stored method to how it stands at the provider: gone, or renewed there. Repeat- and order-safe; one that is gone
 * stays gone.
 * @throws GatewayUnknown, GatewayRejected when the provider cannot be asked
 */
export async function convergeMethod(ctx: Context, methodId: string): Promise<void> {
  const { orgId } = ctx;
  const { method, account } = await inOrg(orgId, async (tx) => {
    const method = await tx.paymentMethod.findUniqueOrThrow({ where: { orgId_id: { orgId, id: methodId } } });
    return { method, account: await getAccountOrThrow(tx, orgId, method.gatewayAccountId) };
  });
  if (method.status === "detached") return;
  const now = await gatewayFor(method.gateway).readMethod(account, {
    ref: method.ref,
    ...(method.customerRef ? { customerRef: method.customerRef } : {}),
  });
  await inOrg(orgId, (tx) => (now ? recordRenewed(tx, ctx, method, now) : recordDetached(tx, ctx, method)));
}
