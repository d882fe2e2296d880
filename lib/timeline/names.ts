import type { Tx } from "@/lib/db";
import { type Money, money } from "@/lib/money";

/** What titles call things by. */
export type Names = {
  staff: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, string>;
  /** By the item's id, and by that of an enrollment in it. */
  items: ReadonlyMap<string, string>;
  /** What each charge is over, and what the provider calls its money. */
  charges: ReadonlyMap<string, Money & { ref: string | null }>;
};

export const NO_NAMES: Names = { staff: new Map(), keys: new Map(), items: new Map(), charges: new Map() };

export type NamedIds = Record<keyof Names, ReadonlySet<string>>;

/** Looks up what the page's entries name, each sort in one query and only where there is some. */
export async function findNames(tx: Tx, orgId: string, ids: NamedIds): Promise<Names> {
  const among = (wanted: ReadonlySet<string>) => ({ id: { in: [...wanted] } });
  const staff = ids.staff.size
    ? await tx.staffUser.findMany({ where: among(ids.staff), select: { id: true, name: true } })
    : [];
  const keys = ids.keys.size
    ? await tx.apiKey.findMany({ where: { orgId, ...among(ids.keys) }, select: { id: true, name: true } })
    : [];
  const charges = ids.charges.size
    ? await tx.charge.findMany({
        where: { orgId, ...among(ids.charges) },
        select: { id: true, amount: true, currency: true, gatewayRef: true },
      })
    : [];
  return {
    staff: new Map(staff.map(({ id, name }) => [id, name])),
    keys: new Map(keys.map(({ id, name }) => [id, name])),
    charges: new Map(charges.map((of) => [of.id, { ...money(of.amount, of.currency), ref: of.gatewayRef }])),
    items: await findItems(tx, orgId, ids.items),
  };
}

async function findItems(tx: Tx, orgId: string, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const beginningWith = (prefix: string) => [...ids].filter((id) => id.startsWith(prefix));
  const [items, enrollments] = [beginningWith("bi_"), beginningWith("ts_")];
  const named = new Map<string, string>();
  if (items.length > 0)
    for (const { id, name } of await tx.billableItem.findMany({
      where: { orgId, id: { in: items } },
      select: { id: true, name: true },
    }))
      named.set(id, name);
  if (enrollments.length > 0)
    for (const { id, item } of await tx.enrollment.findMany({
      where: { orgId, id: { in: enrollments } },
      select: { id: true, item: { select: { name: true } } },
    }))
      named.set(id, item.name);
  return named;
}
