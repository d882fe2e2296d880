import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { GatewayName } from "@/lib/gateways/types";

/**
 * The gateway of a call that may name none: the named one, else the organization's default, else that of its one account in
 * use.
 * @throws EdgeError gateway_not_configured when the organization has no account in use there, or several and no default
 */
export async function chooseGateway(
  tx: Tx,
  orgId: string,
  named: GatewayName | undefined,
): Promise<GatewayName> {
  const accounts = await tx.gatewayAccount.findMany({
    where: { orgId, status: "active" },
    select: { gateway: true },
  });
  const inUse = accounts.map(({ gateway }) => gateway);
  if (named) {
    if (inUse.includes(named)) return named;
    throw notConfigured(`No ${named} account is connected to this organization.`);
  }
  const { defaultGateway } = await tx.organization.findUniqueOrThrow({
    where: { id: orgId },
    select: { defaultGateway: true },
  });
  if (defaultGateway && inUse.includes(defaultGateway)) return defaultGateway;
  const [only, another] = inUse;
  if (!only) throw notConfigured("No gateway account is connected to this organization.");
  if (another) throw notConfigured("gateway must be named: this organization has several, and no default.");
  return only;
}

function notConfigured(sentence: string): EdgeError {
  return new EdgeError("gateway_not_configured", sentence, { field: "gateway" });
}
