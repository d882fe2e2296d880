import { inOrg } from "@/lib/db";
import type { GatewayName } from "@/lib/gateways/types";
import type { LinkAddress } from "./find-link";

export type FramePolicy = { gateway: GatewayName; embedOrigins: string[]; brandLocale: string | null };

/** Which provider's hosts the page needs, and who may embed it; null where there is no such page. */
export async function getFramePolicy({
  brandNumber,
  orgId,
  customerId,
}: LinkAddress): Promise<FramePolicy | null> {
  if (!/^[1-9][0-9]{0,8}$/.test(brandNumber)) return null;
  return inOrg(orgId, async (tx) => {
    const link = await tx.setupLink.findFirst({
      where: { orgId, customerId, brand: { number: Number(brandNumber) } },
      orderBy: { createdAt: "desc" },
      select: { gateway: true, brand: { select: { embedOrigins: true, locale: true } } },
    });
    return (
      link && { gateway: link.gateway, embedOrigins: link.brand.embedOrigins, brandLocale: link.brand.locale }
    );
  });
}
