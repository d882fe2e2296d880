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

/** What lists are filtered by: every trigger item, also those that are sold no more, which come last and say so. */
export function listItemChoices({ orgId }: Context): Promise<Choice[]> {
  return inOrg(orgId, async (tx) => {
    const items = await tx.billableItem.findMany({
      where: { orgId, billingType: "trigger" },
      select: { id: true, name: true, status: true },
      orderBy: [{ status: "asc" }, { name: "asc" }],
      take: MOST,
    });
    return items.map(({ id, name, status }) => ({
      id,
      name: status === "active" ? name : `${name} (inactive)`,
    }));
  });
}
