import { inOrg } from "@/lib/db";
import { insertEnrollment } from "@/lib/enrollments/insert-enrollment";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import type { GatewayName, SavedMethod } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import type { Shop } from "./factories";
import type { MoneyPath } from "./money-path";
import { answerBank, CARDS, confirmCard, pay } from "./payer";

/**
 * A customer who is active without an initial charge, with a method that the gateway really holds, enrolled in these items:
 * what the hosted page leaves behind, in a tenth of its time. `card`: the number of another card than the good one, whose
 * bank is answered when it asks. Answers its id.
 */
export async function seedCustomer(
  path: MoneyPath,
  shop: Shop,
  gateway: GatewayName,
  items: string[],
  card: string = CARDS.good,
): Promise<string> {
  const method = await saveMethod(path, shop, gateway, card);
  const { orgId } = shop;
  const id = newId("bc");
  const contactId = newId("cont");
  const methodId = newId("pm");
  await inOrg(orgId, async (tx) => {
    await tx.contact.create({ data: { orgId, id: contactId } });
    const customer = { orgId, id, contactId, brandId: shop.brandId, gateway, currency: "USD" };
    await tx.billingCustomer.create({
      data: { ...customer, requireInitial: false, initialAmount: 1500 },
    });
    const account = { gateway, gatewayAccountId: shop.accounts[gateway], mode: "test" } as const;
    await tx.paymentMethod.create({ data: { orgId, id: methodId, customerId: id, ...account, ...method } });
    await tx.billingCustomer.update({
      where: { orgId_id: { orgId, id } },
      data: { status: "active", paymentMethodId: methodId, activatedAt: new Date() },
    });
    for (const itemId of items) await insertEnrollment(tx, shop.ctx, { customerId: id, itemId });
  });
  return id;
}

async function saveMethod(
  path: MoneyPath,
  shop: Shop,
  name: GatewayName,
  card: string,
): Promise<SavedMethod> {
  const gateway = gatewayFor(name);
  const account = await inOrg(shop.orgId, (tx) => getAccountOrThrow(tx, shop.orgId, shop.accounts[name]));
  const attemptId = newId("att");
  const begun = await gateway.beginSetup(account, {
    attemptId,
    amount: null,
    customer: { id: newId("bc"), orgId: shop.orgId, contactId: newId("cont") },
    brandName: "Test",
    locale: "en",
    returnUrl: "https://billing.example.com/return",
    cancelUrl: "https://billing.example.com/cancel",
  });
  if (name === "paypal") await pay(path.sandbox.url, begun.client);
  else {
    const intent = await confirmCard(path.sandbox.url, begun.client, card);
    if (intent?.status === "requires_action") await answerBank(path.sandbox.url, begun.client, "complete");
  }
  const state = await gateway.readSetup(account, { attemptId, ref: begun.ref });
  if (state.state !== "saved") throw new Error(`The method is ${state.state}`);
  return state.method;
}
