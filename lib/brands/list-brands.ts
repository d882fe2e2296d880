import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";

/** More customers than this are not counted. */
export const MOST_COUNTED = 1_000;

/** All brands of the organization, the oldest first, each with how many customers it has (1,001 stands for more). */
export async function listBrands({ orgId }: Context) {
  return inOrg(orgId, async (tx) => {
    const brands = await tx.brand.findMany({ where: { orgId }, orderBy: { number: "asc" } });
    const counts = await tx.$queryRaw<{ id: string; customers: number }[]>`
      select id, customers_of_brand(id, ${MOST_COUNTED + 1}::int) as customers from brand where org_id = ${orgId}`;
    const customers = new Map(counts.map((row) => [row.id, row.customers]));
    return brands.map((brand) => ({ brand, customers: customers.get(brand.id) ?? 0 }));
  });
}
