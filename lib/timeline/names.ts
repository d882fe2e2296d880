import type { Tx } from "@/lib/db";
import { type Money, money } from "@/lib/money";

/** What titles call things by. */
export type Names = {
  staff: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, string>;
  /** By the item's id, and by that of an enrollment in it. */
  items: ReadonlyMap<string, string>;
  /** What each charge is over. */
  charges: ReadonlyMap<string, Money>;
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
        select: { id: true, amount: true, currency: true },
      })
    : [];
  return {
    staff: new Map(staff.map(({ id, name }) => [id, name])),
    keys: new Map(keys.map(({ id, name }) => [id, name])),
    charges: new Map(charges.map(({ id, amount, currency }) => [id, money(amount, currency)])),
    items: await findItems(tx, orgId, ids.items),
  };
}

async function findItems(tx: Tx, orgId: string, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  if (ids.size === 0) return new Map();
  const named = { id: { in: [...ids] } };
  const items = await tx.billableItem.findMany({
    where: { orgId, ...named },
    select: { id: true, name: true },
  });
  const enrollments = await tx.enrollment.findMany({
    where: { orgId, ...named },
    select: { id: true, item: { select: { name: true } } },
  });
  return new Map([
    ...items.map(({ id, name }) => [id, name] as const),
    ...enrollments.map(({ id, item }) => [id, item.name] as const),
  ]);
}
