import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayName } from "@/lib/gateways/types";
import { newShop, type Shop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { answerBank, CARDS } from "@/lib/testing/payer";
import { newPayer, payInBrowser, payOnce } from "@/lib/testing/paying";
import { seedCustomer } from "@/lib/testing/seeded-customer";

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
}, 120_000);
afterAll(() => path.stop());

/** A charge that nobody was to be asked about, and whose bank, or PayPal, asks. */
async function newAsked(gateway: GatewayName, card?: string) {
  const shop = await newShop({ cooldownSeconds: 0 });
  const customerId = await seedCustomer(path, shop, gateway, [shop.item], card);
  await path.rows("update contact set email = 'payer@example.com' where org_id = $1", [shop.orgId]);
  if (gateway === "paypal") await path.declineNext(shop, gateway, "PAYER_ACTION_REQUIRED");
  const again = () => fire(shop, customerId, { trigger_id: "once" });
  const answer = await again();
  const { invoice_id: invoiceId, charge_id: chargeId } = answer.data;
  const billed = {
    shop,
    gateway,
    customerId,
    item: shop.item,
    chargeId: String(chargeId),
    invoiceId: String(invoiceId),
  };
  return { shop, customerId, answer, again, payer: newPayer(billed) };
}

const told = async ({ orgId }: Shop) =>
  (
    await path.rows<{ payload: string }>(
      "select payload from event where org_id = $1 and type like 'trigger.%' and type <> 'trigger.enrollment.created' order by seq",
      [orgId],
    )
  ).map(({ payload }) => JSON.parse(payload) as { event_type: string; data: Record<string, unknown> });

/** Every call that made an object of the provider's for this charge. */
async function made({ suffix }: Shop): Promise<number> {
  const { requests } = await path.sandbox.control<{ requests: { method: string; path: string }[] }>(
    "GET",
    `requests?account=${suffix}`,
  );
  return requests.filter(
    ({ method, path }) => method === "POST" && ["/v1/payment_intents", "/v2/checkout/orders"].includes(path),
  ).length;
}

describe.each([
  ["stripe", CARDS.asksEveryTime],
  ["paypal", undefined],
] as const)("a charge off-session that %s wants its customer for", (gateway, card) => {
  it("is answered with the page on which the customer confirms it, and so is the integrator's server told", async () => {
    const { shop, answer, again } = await newAsked(gateway, card);
    expect(answer).toMatchObject({
      status: 402,
      code: "authentication_required",
      declineCode: gateway === "stripe" ? "authentication_required" : "PAYER_ACTION_REQUIRED",
      data: {
        success: false,
        status: "pending_client_action",
        amount: 200,
        captured_at: null,
        invoice_url: `${process.env.APP_URL}/public/edge/pay/${answer.data.invoice_id}`,
        pay_now_sent_to: "payer@example.com",
      },
    });
    expect(answer.data.gateway_ref).toBeTruthy();
    const { charge_id, invoice_id, invoice_url } = answer.data;
    expect(await told(shop)).toMatchObject([
      { event_type: "trigger.pending_client", data: { charge_id, invoice_id, invoice_url, amount: 200 } },
    ]);
    expect(await path.rows("select recipient from mail where org_id = $1", [shop.orgId])).toEqual([
      { recipient: "payer@example.com" },
    ]);
    expect(await again()).toEqual(answer);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("is captured once when the customer confirms: the same charge, by the same object", async () => {
    const { shop, answer, again, payer } = await newAsked(gateway, card);
    const before = await made(shop);
    if (gateway === "stripe") {
      const { attempt, client } = await payer.form();
      await payer.press(attempt, "saved");
      expect(await payInBrowser(path.sandbox.url, client, "saved")).toBe("requires_action");
      if (client.gateway === "stripe")
        await answerBank(path.sandbox.url, { ...client, intent: "payment" }, "complete");
      await Promise.all([payer.finish(), payer.finish(), path.reconcile(shop)]);
    } else await payOnce(path.sandbox.url, payer);
    expect(await payer.finish()).toEqual({ state: "settled" });

    const { charge_id, invoice_id, gateway_ref } = answer.data;
    const paid = await again();
    expect(paid).toMatchObject({
      status: 200,
      data: { success: true, status: "captured", charge_id, invoice_id },
    });
    expect(paid.data).not.toHaveProperty("invoice_url");
    if (gateway === "stripe") expect(paid.data.gateway_ref).toBe(gateway_ref);
    else
      expect(await path.rows("select order_ref from charge where org_id = $1", [shop.orgId])).toEqual([
        { order_ref: gateway_ref },
      ]);
    expect(await made(shop)).toBe(before);
    expect(await path.captures(shop)).toHaveLength(1);
    expect((await told(shop)).map(({ event_type }) => event_type)).toEqual([
      "trigger.pending_client",
      "trigger.captured",
    ]);
    expect((await told(shop)).at(-1)?.data).toMatchObject({ charge_id, invoice_id });
    expect(
      await path.rows("select consecutive_failures, last_charge_status from enrollment where org_id = $1", [
        shop.orgId,
      ]),
    ).toEqual([{ consecutive_failures: 0, last_charge_status: "captured" }]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("does not stand in the way of what is fired after the cooldown", async () => {
    const { shop, customerId, answer } = await newAsked(gateway, card);
    const next = await fire(shop, customerId, { trigger_id: "another" });
    expect(next.data.charge_id).not.toBe(answer.data.charge_id);
  });
});

it("stays unpaid when the customer fails their bank's question, and another card pays it", async () => {
  const { shop, answer, again, payer } = await newAsked("stripe", CARDS.asksEveryTime);
  const { attempt, client } = await payer.form();
  await payer.press(attempt, "saved");
  await payInBrowser(path.sandbox.url, client, "saved");
  if (client.gateway === "stripe")
    await answerBank(path.sandbox.url, { ...client, intent: "payment" }, "fail");
  expect(await payer.finish()).toEqual({ state: "waiting", failureCode: "authentication_failed" });
  expect(await again()).toMatchObject({
    status: 402,
    code: "authentication_required",
    data: { charge_id: answer.data.charge_id, invoice_url: answer.data.invoice_url },
  });
  expect(await payOnce(path.sandbox.url, payer)).toEqual({ state: "settled" });
  expect(await again()).toMatchObject({ status: 200, data: { gateway_ref: answer.data.gateway_ref } });
  expect(await path.captures(shop)).toHaveLength(1);
  expect(await path.brokenRules(shop)).toEqual([]);
});

it("confirms nobody else's charge: another organization's payer finds no invoice", async () => {
  const { payer } = await newAsked("stripe", CARDS.asksEveryTime);
  const other = await newAsked("stripe", CARDS.asksEveryTime);
  const { finishPayment } = await import("@/lib/invoices/finish-payment");
  const invoiceId = String(other.answer.data.invoice_id);
  await expect(finishPayment(payer.ctx, { invoiceId, visitor: payer.visitor })).rejects.toMatchObject({
    code: "unknown_invoice",
  });
});
