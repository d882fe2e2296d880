import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { registerAccountWebhook } from "@/lib/gateway-accounts/connect-account";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { DONE, type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { answerBank, approve, CARDS, confirmCard, pay, turnBack } from "@/lib/testing/payer";
import { newVisit, type Visit } from "@/lib/testing/visit";
import { buildSetup } from "./build-setup";
import { finishFromPage } from "./finish-from-page";
import { finishSetup } from "./finish-setup";
import { getSetupPage } from "./get-setup-page";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
let shop: Shop;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());
beforeEach(async () => {
  shop = await newShop();
});

const stand = (visit: Visit) => standing(path, shop, visit.customerId);

/** Pressed, and not yet answered by the provider. */
async function pressed(gateway: "stripe" | "paypal", item?: string) {
  const visit = await newVisit(shop, { gateway, ...(item ? { item } : {}) });
  const begun = await visit.begin();
  await visit.press(begun.attemptId);
  return { visit, ...begun };
}

async function expectDone(visit: Visit): Promise<void> {
  expect(await stand(visit)).toMatchObject(DONE);
  expect(await path.captures(shop)).toHaveLength(1);
  expect(await path.brokenRules(shop)).toEqual([]);
}

/** Nobody was charged, and the page offers another go. */
async function expectAnotherGo(visit: Visit): Promise<void> {
  expect(await stand(visit)).toMatchObject({ status: "pending", revenue: 0, enrollments: [] });
  expect(await path.captures(shop)).toEqual([]);
  expect(await path.brokenRules(shop)).toEqual([]);
  const { attemptId, client } = await visit.begin();
  await visit.press(attemptId);
  await pay(path.sandbox.url, client);
  expect(await visit.finish(attemptId)).toEqual({ state: "succeeded" });
  expect((await stand(visit)).status).toBe("active");
  expect(await path.captures(shop)).toHaveLength(1);
  expect(await path.brokenRules(shop)).toEqual([]);
}

describe("Stripe", () => {
  it("waits for the customer until a card was given, then activates, and stays so", async () => {
    const { visit, attemptId, client } = await pressed("stripe");
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "waiting" });
    await confirmCard(path.sandbox.url, client);
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "succeeded" });
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "succeeded" });
    await expectDone(visit);
    const [method] = await path.rows("select * from payment_method where org_id = $1", [shop.orgId]);
    expect(method).toMatchObject({
      label: "Visa •••• 4242",
      card_last4: "4242",
      customer_ref: expect.stringMatching(/^cus_/),
    });
    const [money] = await path.rows<{ gross: number; fee: number; net: number }>(
      "select * from revenue where org_id = $1",
      [shop.orgId],
    );
    expect(money).toMatchObject({ gross: 1500, net: 1500 - (money?.fee ?? 0) });
  });

  it.each([
    [CARDS.declined, "card_declined"],
    [CARDS.insufficient, "insufficient_funds"],
  ])(
    "tells what was wrong with %s, once, and takes the next card on the same form",
    async (card, failureCode) => {
      const { visit, attemptId, client } = await pressed("stripe");
      await confirmCard(path.sandbox.url, client, card);
      const results = await Promise.all([1, 2, 3].map(() => finishSetup(visit.ctx, attemptId)));
      expect(results).toEqual(Array(3).fill({ state: "waiting", failureCode }));
      expect((await stand(visit)).events).toEqual(["setup.failed", "setup.opened"]);
      await expectAnotherGo(visit);
      expect(await visit.begin().catch(() => "closed")).toBe("closed");
    },
  );

  it.each([
    ["complete", CARDS.asks, { state: "succeeded" }],
    ["fail", CARDS.asks, { state: "waiting", failureCode: "authentication_failed" }],
    ["complete", CARDS.asksThenDeclines, { state: "waiting", failureCode: "card_declined" }],
  ] as const)("waits while the bank asks; after %s of %s: %o", async (answer, card, after) => {
    const { visit, attemptId, client } = await pressed("stripe");
    expect(await confirmCard(path.sandbox.url, client, card)).toMatchObject({ status: "requires_action" });
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "waiting" });
    await answerBank(path.sandbox.url, client, answer);
    expect(await finishSetup(visit.ctx, attemptId)).toEqual(after);
    if (after.state === "succeeded") await expectDone(visit);
    else await expectAnotherGo(visit);
  });

  it("ends with the intent, should somebody cancel that in the dashboard", async () => {
    const { visit, attemptId, client } = await pressed("stripe");
    const id = client.gateway === "stripe" ? client.clientSecret.split("_secret_")[0] : "";
    await fetch(`${path.sandbox.url}/v1/payment_intents/${id}/cancel`, {
      method: "POST",
      headers: { authorization: `Bearer sk_test_${shop.suffix}` },
    });
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "ended" });
    await expectAnotherGo(visit);
  });
});

describe("PayPal", () => {
  it("waits until the payer agreed, then saves, charges and activates", async () => {
    const { visit, attemptId, client } = await pressed("paypal");
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "waiting" });
    await approve(path.sandbox.url, client);
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "succeeded" });
    await expectDone(visit);
    expect((await stand(visit)).method).toBe("payer@example.com");
  });

  it("says so when the payer turned back, and leaves the form open", async () => {
    const { visit, attemptId, client } = await pressed("paypal");
    await turnBack(path.sandbox.url, client);
    const calledOff = await finishFromPage(visit.ctx, { ...visit, attemptId, outcome: "cancelled" });
    expect(calledOff).toEqual({ state: "called_off" });
    await expectAnotherGo(visit);
  });

  it("is processing while the vault is not ready, and charges once when it is", async () => {
    const { visit, attemptId, client } = await pressed("paypal");
    await holdEvents();
    await path.declineNext(shop, "paypal", "VAULT_NOT_READY");
    await approve(path.sandbox.url, client);
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "processing" });
    expect(await visit.begin().catch((error: Error) => error.message)).toBe("The form did not open");
    expect(await stand(visit)).toMatchObject({ status: "pending", charges: [] });
    await letEventsOut();
    await path.reconcile(shop);
    await expectDone(visit);
  });

  it("leaves the customer pending after a declined first charge, with a way on", async () => {
    const { visit, attemptId, client } = await pressed("paypal");
    await approve(path.sandbox.url, client, "decline_first");
    const results = await Promise.all([1, 2, 3].map(() => finishSetup(visit.ctx, attemptId)));
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(["ended"]));
    expect(await stand(visit)).toMatchObject({
      charges: ["failed 1500 USD"],
      events: ["setup.failed", "setup.opened"],
    });
    await expectAnotherGo(visit);
  });

  it.each(["PAYER_ACTION_REQUIRED", "NOT_AUTHORIZED"])(
    "treats a first charge refused with %s as not taken",
    async (code) => {
      const { visit, attemptId, client } = await pressed("paypal");
      await path.declineNext(shop, "paypal", code);
      await approve(path.sandbox.url, client);
      expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "ended" });
      await expectAnotherGo(visit);
    },
  );

  it.each([
    ["PENDING", "active"],
    ["PENDING_DENIED", "pending"],
  ])("keeps a capture in doubt while PayPal says %s; afterwards the customer is %s", async (code, status) => {
    const { visit, attemptId, client } = await pressed("paypal");
    await holdEvents();
    await path.declineNext(shop, "paypal", code);
    await approve(path.sandbox.url, client);
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "processing" });
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "processing" });
    expect(await stand(visit)).toMatchObject({
      status: "pending",
      charges: ["processing 1500 USD"],
      revenue: 0,
    });
    await letEventsOut();
    await path.reconcile(shop);
    expect((await stand(visit)).status).toBe(status);
    if (status === "active") await expectDone(visit);
    else await expectAnotherGo(visit);
  });
});

describe("whatever else happens", () => {
  it.each(["stripe", "paypal"] as const)(
    "page, return, two events and the reconciler at once take %s's money once",
    async (gateway) => {
      const { visit, attemptId, client } = await pressed(gateway);
      await pay(path.sandbox.url, client);
      await Promise.all([
        ...Array.from({ length: 4 }, () => finishSetup(visit.ctx, attemptId)),
        visit.finish(attemptId),
        path.reconcile(shop),
      ]);
      await path.reconcile(shop);
      await expectDone(visit);
    },
  );

  it.each(["stripe", "paypal"] as const)(
    "presses, repeated calls and finishers of %s do not get into each other's way",
    async (gateway) => {
      const { visit, attemptId, client } = await pressed(gateway);
      const input = {
        org_id: shop.orgId,
        brand_id: shop.brandId,
        contact_id: await contactOf(visit),
        bi_id: shop.item,
        gateway,
      };
      await pay(path.sandbox.url, client);
      await Promise.all(
        [1, 2, 3].flatMap(() => [
          visit.press(attemptId),
          finishSetup(visit.ctx, attemptId),
          buildSetup(shop.ctx, input),
          visit.finish(attemptId),
        ]),
      );
      await path.reconcile(shop);
      expect(await stand(visit)).toMatchObject({
        status: "active",
        charges: DONE.charges,
        enrollments: ["active"],
      });
      expect(await path.captures(shop)).toHaveLength(1);
      expect(await path.brokenRules(shop)).toEqual([]);
    },
  );

  it.each(["stripe", "paypal"] as const)(
    "an item that became inactive leaves the customer active and the reason kept: %s",
    async (gateway) => {
      const item = await newItem(shop);
      const { visit, attemptId, client } = await pressed(gateway, item);
      await pay(path.sandbox.url, client);
      await path.rows("update billable_item set status = 'inactive' where id = $1", [item]);
      await finishSetup(visit.ctx, attemptId);
      expect(await stand(visit)).toMatchObject({ status: "active", charges: DONE.charges, enrollments: [] });
      expect(
        await path.rows("select enrollment_skipped from setup_attempt where id = $1", [attemptId]),
      ).toEqual([{ enrollment_skipped: "item_inactive" }]);
      expect(await path.brokenRules(shop)).toEqual([]);
    },
  );

  it("a customer suspended before paying pays nothing: Stripe", async () => {
    const { visit, attemptId, client } = await pressed("stripe");
    await suspend(visit);
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "ended" });
    await expect(confirmCard(path.sandbox.url, client)).rejects.toThrow("canceled");
    expect(await path.captures(shop)).toEqual([]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("a customer suspended after agreeing is not charged: PayPal", async () => {
    const { visit, attemptId, client } = await pressed("paypal");
    await approve(path.sandbox.url, client);
    await suspend(visit);
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "ended" });
    await path.reconcile(shop);
    expect(await path.captures(shop)).toEqual([]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("a customer suspended after paying stays suspended, and the money and the method are kept", async () => {
    const { visit, attemptId, client } = await pressed("stripe");
    await confirmCard(path.sandbox.url, client);
    await suspend(visit);
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "succeeded" });
    expect(await stand(visit)).toMatchObject({
      status: "suspended",
      charges: DONE.charges,
      revenue: 1,
      enrollments: [],
    });
    expect(
      await path.rows("select enrollment_skipped from setup_attempt where id = $1", [attemptId]),
    ).toEqual([{ enrollment_skipped: "customer_suspended" }]);
    const page = (cookies: Parameters<typeof getSetupPage>[0]["cookies"]) =>
      getSetupPage({ ...visit.address, cookies, address: "192.0.2.9" });
    expect(await page(visit.visitor)).toMatchObject({
      state: "done",
      charged: { minor: 1500, currency: "USD" },
      trigger: null,
    });
    expect(await page({ ...visit.visitor, receipt: undefined })).toMatchObject({
      state: "closed",
      reason: "suspended",
    });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it.each([
    ["stripe", "stripe"],
    ["stripe", "paypal"],
    ["paypal", "stripe"],
  ] as const)(
    "an active customer of %s gets another method at %s, uncharged, and stays enrolled",
    async (first, second) => {
      const contact = "cont_replacing";
      const visit = await newVisit(shop, { contact, gateway: first });
      const begun = await visit.begin();
      await pay(path.sandbox.url, begun.client);
      await visit.finish(begun.attemptId);
      const again = await newVisit(shop, { contact, gateway: second });
      const replacing = await again.begin();
      await again.press(replacing.attemptId);
      await pay(path.sandbox.url, replacing.client);
      const results = await Promise.all([1, 2, 3].map(() => finishSetup(again.ctx, replacing.attemptId)));
      expect(results).toEqual(Array(3).fill({ state: "succeeded" }));
      expect(await stand(visit)).toMatchObject({
        status: "active",
        charges: DONE.charges,
        enrollments: ["active"],
        events: [...DONE.events, "payment_method.replaced", "setup.opened"].toSorted(),
      });
      const methods = await path.rows(
        "select gateway, status from payment_method where org_id = $1 order by created_at",
        [shop.orgId],
      );
      expect(methods).toEqual([
        { gateway: first, status: "replaced" },
        { gateway: second, status: "active" },
      ]);
      expect(await path.captures(shop)).toHaveLength(1);
      expect(await path.brokenRules(shop)).toEqual([]);
    },
  );

  it.each(["stripe", "paypal"] as const)("yen have no decimals at %s", async (gateway) => {
    shop = await newShop({ currency: "JPY", initialAmount: 1500, minimumInitialAmount: 1500 });
    const { visit, attemptId, client } = await pressed(gateway);
    await pay(path.sandbox.url, client);
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "succeeded" });
    expect((await stand(visit)).charges).toEqual(["captured 1500 JPY"]);
    expect(await path.captures(shop)).toMatchObject([
      { amount_minor: 1500, currency: expect.stringMatching(/jpy/i) },
    ]);
    const [event] = await path.rows<{ payload: string }>(
      "select payload from event where org_id = $1 and type = 'trigger.captured'",
      [shop.orgId],
    );
    expect(JSON.parse(event?.payload ?? "").data).toMatchObject({
      amount: 1500,
      currency: "JPY",
      is_initial_charge: true,
    });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it.each(["stripe", "paypal"] as const)(
    "where no initial charge is required %s saves the method and takes nothing",
    async (gateway) => {
      shop = await newShop({ requireInitialCharge: false });
      const { visit, attemptId, client } = await pressed(gateway);
      await pay(path.sandbox.url, client);
      expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "succeeded" });
      expect(await stand(visit)).toMatchObject({
        status: "active",
        charges: [],
        revenue: 0,
        enrollments: ["active"],
      });
      expect(await path.captures(shop)).toEqual([]);
    },
  );
});

async function contactOf(visit: Visit): Promise<string> {
  const [row] = await path.rows<{ contact_id: string }>(
    "select contact_id from billing_customer where id = $1",
    [visit.customerId],
  );
  return row?.contact_id ?? "";
}

const suspend = (visit: Visit) =>
  path.rows("update billing_customer set status = 'suspended' where id = $1", [visit.customerId]);

/** What PayPal has not decided stays so until it tells of the decision. */
async function holdEvents(): Promise<void> {
  await path.sandbox.control("POST", "webhooks", { account: shop.suffix, mode: "hold" });
  await registerAccountWebhook(shop.ctx, "paypal", shop.accounts.paypal);
}

/** PayPal decides. Nobody takes the events: what has changed is left to the reconciler. */
async function letEventsOut(): Promise<void> {
  await path.sandbox.control("POST", "webhooks/deliver", { account: shop.suffix });
}
