import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { Brand } from "@/lib/generated/prisma/client";

/**
 * The brand under its id or its number, as `brand_id` may hold either.
 * @throws EdgeError unknown_brand, for another organization's too
 */
export async function getBrandOrThrow(tx: Tx, orgId: string, idOrNumber: string): Promise<Brand> {
  const number = /^[0-9]{1,9}$/.test(idOrNumber) ? Number(idOrNumber) : null;
  const byNumber = number === null ? null : await tx.brand.findFirst({ where: { orgId, number } });
  const brand = byNumber ?? (await tx.brand.findUnique({ where: { orgId_id: { orgId, id: idOrNumber } } }));
  if (!brand)
    throw new EdgeError("unknown_brand", "brand_id names no brand of this organization.", {
      field: "brand_id",
    });
  return brand;
}
