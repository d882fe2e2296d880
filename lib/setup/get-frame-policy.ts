import { inOrg } from "@/lib/db";
import type { GatewayName } from "@/lib/gateways/types";
import { findLink, isLinkAddress, type LinkAddress, type Visitor } from "./find-link";

export type FramePolicy = { gateway: GatewayName; embedOrigins: string[]; brandLocale: string | null };

/** Which provider's hosts the page needs, and who may embed it; null where there is no such page for this browser. */
export async function getFramePolicy(address: LinkAddress, visitor: Visitor): Promise<FramePolicy | null> {
  if (!isLinkAddress(address)) return null;
  const link = await inOrg(address.orgId, (tx) => findLink(tx, address, visitor));
  return (
    link && { gateway: link.gateway, embedOrigins: link.brand.embedOrigins, brandLocale: link.brand.locale }
  );
}
