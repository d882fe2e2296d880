import type { Tx } from "@/lib/db";
import type { Brand } from "@/lib/generated/prisma/client";
import { getBrandOrThrow } from "./queries";

/**
 * The brand as it stands once nobody else is changing it, locked until the transaction ends. Customers and links may still
 * be made for it.
 * @throws EdgeError unknown_brand
 */
export async function lockBrandOrThrow(tx: Tx, orgId: string, brandId: string): Promise<Brand> {
  await tx.$executeRaw`select 1 from brand where org_id = ${orgId} and id = ${brandId} for no key update`;
  return getBrandOrThrow(tx, orgId, brandId);
}
