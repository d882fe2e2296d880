import { registerAccountWebhook } from "@/lib/gateway-accounts/connect-account";
import type { GatewayName } from "@/lib/gateways/types";
import { newShop, type Shop } from "@/lib/testing/factories";
import type { MoneyPath } from "@/lib/testing/money-path";

type Settings = Parameters<typeof newShop>[0];

/** A shop whose events at this gateway are held until the test sends them. */
export async function listeningShop(
  path: MoneyPath,
  gateway: GatewayName,
  settings: Settings = {},
): Promise<Shop> {
  const shop = await newShop(settings);
  await path.sandbox.control("POST", "webhooks", { account: shop.suffix, mode: "hold" });
  await registerAccountWebhook(shop.ctx, gateway, shop.accounts[gateway]);
  return shop;
}

/** The events that our webhook is to be told of, oldest first. */
export async function eventIds(path: MoneyPath, { suffix }: Shop): Promise<string[]> {
  type Event = { id: string; deliveries: unknown[] };
  const { events } = await path.sandbox.control<{ events: Event[] }>("GET", `webhooks?account=${suffix}`);
  return events.filter(({ deliveries }) => deliveries.length > 0).map(({ id }) => id);
}

/** Sends these events now, in this order; what we answered. */
export async function send(path: MoneyPath, ids: string[]): Promise<number[]> {
  const { deliveries } = await path.sandbox.control<{ deliveries: { status: number }[] }>(
    "POST",
    "webhooks/deliver",
    { ids },
  );
  return deliveries.map(({ status }) => status);
}

/** Tells what there is to tell, in the order that `order` makes of it, until nothing new comes of it. */
export async function tell(
  path: MoneyPath,
  shop: Shop,
  order: (ids: string[]) => string[] = (ids) => ids,
): Promise<void> {
  const told = new Set<string>();
  for (;;) {
    const fresh = (await eventIds(path, shop)).filter((id) => !told.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) told.add(id);
    await send(path, order(fresh));
    await path.workInbox(shop);
  }
}

/** Every order in which these can stand. */
export function ordersOf<T>(all: readonly T[]): T[][] {
  if (all.length <= 1) return [[...all]];
  return all.flatMap((first, at) => ordersOf(all.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}
