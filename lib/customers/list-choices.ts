import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";

export type Choice = { id: string; name: string };

/** What lists and dialogs offer to choose from: the organization's brands, its trigger items, and the gateways it has. */
export type Choices = { brands: Choice[]; items: Choice[]; gateways: ("stripe" | "paypal")[] };

const MOST = 500;

export function listChoices({ orgId }: Context): Promise<Choices> {
  const named = { select: { id: true, name: true }, orderBy: { name: "asc" }, take: MOST } as const;
  return inOrg(orgId, async (tx) => {
    const brands = await tx.brand.findMany({ where: { orgId }, ...named });
    const items = await tx.billableItem.findMany({
      where: { orgId, billingType: "trigger", status: "active" },
      ...named,
    });
    const accounts = await tx.gatewayAccount.findMany({ where: { orgId, status: "active" } });
    return { brands, items, gateways: [...new Set(accounts.map(({ gateway }) => gateway))].sort().reverse() };
  });
}
