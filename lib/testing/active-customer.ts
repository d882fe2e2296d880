import type { GatewayName } from "@/lib/gateways/types";
import type { Shop } from "./factories";
import type { MoneyPath } from "./money-path";
import { answerBank, approve, CARDS, confirmCard } from "./payer";
import { newVisit, type Visit } from "./visit";

type Wanted = { gateway?: GatewayName; item?: string | null; card?: keyof typeof CARDS };

/** A customer who has been through the hosted page: active, charged once, enrolled in the shop's item (or the named one). */
export async function newActiveCustomer(path: MoneyPath, shop: Shop, wanted: Wanted = {}): Promise<Visit> {
  const { gateway = "stripe", item = shop.item, card = "good" } = wanted;
  const visit = await newVisit(shop, { gateway, item });
  const { attemptId, client } = await visit.begin();
  await visit.press(attemptId);
  if (gateway === "paypal") await approve(path.sandbox.url, client);
  else {
    const intent = await confirmCard(path.sandbox.url, client, CARDS[card]);
    if (intent?.status === "requires_action") await answerBank(path.sandbox.url, client, "complete");
  }
  const { state } = await visit.finish(attemptId);
  if (state !== "succeeded") throw new Error(`The setup is ${state}`);
  return visit;
}
