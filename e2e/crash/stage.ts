import { registerAccountWebhook } from "@/lib/gateway-accounts/connect-account";
import type { GatewayName } from "@/lib/gateways/types";
import { newShop, type Shop } from "@/lib/testing/factories";
import type { MoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { type Begun, newVisit, type Visit } from "@/lib/testing/visit";
import type { Posted, WebhookHost } from "@/lib/testing/webhook-host";

/** One customer of an organization of its own, somewhere on the way; events are held until they are asked for. */
export type Stage = { shop: Shop; gateway: GatewayName; visit: Visit; begun: Begun };

/** A shop whose events wait at the provider. */
export async function newQuietShop(path: MoneyPath, gateway: GatewayName): Promise<Shop> {
  const shop = await newShop();
  await path.sandbox.control("POST", "webhooks", { account: shop.suffix, mode: "hold" });
  await registerAccountWebhook(shop.ctx, gateway, shop.accounts[gateway]);
  return shop;
}

export async function begun(path: MoneyPath, gateway: GatewayName): Promise<Stage> {
  const shop = await newQuietShop(path, gateway);
  const visit = await newVisit(shop, { gateway });
  const stage = { shop, gateway, visit, begun: await visit.begin() };
  return stage;
}

export async function paid(path: MoneyPath, gateway: GatewayName): Promise<Stage> {
  const stage = await begun(path, gateway);
  await stage.visit.press(stage.begun.attemptId);
  await pay(path.sandbox.url, stage.begun.client);
  return stage;
}

/** Paid, and the provider has an event to tell that finishes it. PayPal's comes of a vault that was not ready. */
export async function paidWithEvent(path: MoneyPath, gateway: GatewayName): Promise<Stage> {
  if (gateway === "stripe") return paid(path, gateway);
  const stage = await begun(path, gateway);
  await path.declineNext(stage.shop, "paypal", "VAULT_NOT_READY");
  await stage.visit.press(stage.begun.attemptId);
  await pay(path.sandbox.url, stage.begun.client);
  await stage.visit.finish(stage.begun.attemptId);
  return stage;
}

/** Sends what is held and answers the posts of it; `away`: nobody takes them. */
export async function deliver(
  path: MoneyPath,
  host: WebhookHost,
  { shop, gateway }: Stage,
  away = false,
): Promise<Posted[]> {
  const accountId = shop.accounts[gateway];
  const before = host.posted.length;
  if (away) host.away.add(accountId);
  else host.away.delete(accountId);
  const { events } = await path.sandbox.control<{ events: { id: string }[] }>(
    "GET",
    `webhooks?account=${shop.suffix}`,
  );
  await path.sandbox.control("POST", "webhooks/deliver", { ids: events.map(({ id }) => id) });
  return host.posted.slice(before).filter((post) => post.accountId === accountId);
}
