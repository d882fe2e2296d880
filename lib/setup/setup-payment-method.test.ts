import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inOrg } from "@/lib/db";
import type { GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { answerBank, approve, CARDS, confirmCard, pay, turnBack } from "@/lib/testing/payer";
import { newVisit } from "@/lib/testing/visit";
import { confirmPaymentMethod } from "./confirm-payment-method";
import { expireLinks } from "./expire-links";
import { finishSetup } from "./finish-setup";
import { getSetupPage } from "./get-setup-page";
import type { SetupPaymentMethodInput } from "./schema";
import { setupPaymentMethod } from "./setup-payment-method";

vi.setConfig({ testTimeout: 60_000 });

const GATEWAYS = ["stripe", "paypal"] as const;

let path: MoneyPath;
let shop: Shop;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());
beforeEach(async () => {
  shop = await newShop();
});

type Fields = Partial<SetupPaymentMethodInput>;

const prepare = (fields: Fields = {}, at: Shop = shop) =>
  setupPaymentMethod(at.ctx, { org_id: at.orgId, brand_id: at.brandId, contact_id: "cont_1", ...fields });

const confirm = (id: string, gateway?: GatewayName, at: Shop = shop) =>
  confirmPaymentMethod(at.ctx, { org_id: at.orgId, billing_customer_id: id, gateway });

const attempts = () =>
  path.rows<{ id: string; status: string; purpose: string }>(
    "select * from setup_attempt where org_id = $1 order by created_at",
    [shop.orgId],
  );

const DONE = {
  status: "active",
  charges: ["captured 1500 USD"],
  revenue: 1,
  events: ["billing_customer.created", "trigger.captured"],
};

async function expectDone(id: string): Promise<void> {
  expect(await standing(path, shop, id)).toMatchObject(DONE);
  expect(await path.captures(shop)).toHaveLength(1);
  expect(await path.brokenRules(shop)).toEqual([]);
}

describe.each(GATEWAYS)("the two steps at %s", (gateway) => {
  it("create a pending customer, save, charge once, activate; a repeat answers the same", async () => {
    const { customerId, client, ref } = await prepare({ gateway });
    expect(client).toMatchObject(gateway === "stripe" ? { intent: "setup" } : { setupToken: ref });
    expect(await standing(path, shop, customerId)).toMatchObject({
      status: "pending",
      charges: [],
      events: [],
    });
    await expect(confirm(customerId, gateway)).rejects.toMatchObject({
      code: "setup_not_completed",
      status: 409,
    });
    await pay(path.sandbox.url, client);
    const first = await confirm(customerId, gateway);
    expect(first).toMatchObject({
      status: "succeeded",
      gateway,
      customer: { status: "active" },
      paymentMethod: { label: gateway === "stripe" ? "Visa •••• 4242" : "payer@example.com" },
      charge: { amount: 1500, revenue: { gross: 1500 } },
    });
    expect(await confirm(customerId)).toEqual(first);
    await expectDone(customerId);
  });

  it("find the same object again, in any number of calls at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => prepare({ gateway })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await prepare({ gateway })).toEqual(answers[0]);
    expect(await attempts()).toMatchObject([{ status: "open", purpose: "activate" }]);
  });

  it("charge once, however many confirm at once", async () => {
    const { customerId, client } = await prepare({ gateway });
    await pay(path.sandbox.url, client);
    const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(customerId, gateway)));
    for (const answer of answers) expect(["succeeded", "processing"]).toContain(answer.status);
    await path.reconcile(shop);
    await expectDone(customerId);
  });

  it("end the same without the second: the reconciler finds what was completed", async () => {
    const { customerId, client } = await prepare({ gateway });
    await pay(path.sandbox.url, client);
    await path.reconcile(shop);
    await expectDone(customerId);
    expect(await confirm(customerId)).toMatchObject({ status: "succeeded" });
  });

  it("whose charge's answer is lost are in doubt, then done", async () => {
    const { customerId, client } = await prepare({ gateway });
    await pay(path.sandbox.url, client);
    const call = gateway === "stripe" ? "^/v1/payment_intents" : "^/v(2/checkout|1/notifications)/";
    const lost = { provider: gateway, path: call, effect: "drop_after", times: 20 } as const;
    await path.fault(shop, lost);
    await path.fault(shop, { ...lost, method: "GET" });
    expect(await confirm(customerId)).toMatchObject({
      status: "processing",
      customer: { status: "pending" },
    });
    await expect(prepare({ gateway })).rejects.toMatchObject({ code: "service_unavailable" });
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    await path.reconcile(shop);
    expect(await confirm(customerId)).toMatchObject({ status: "succeeded" });
    await expectDone(customerId);
  });

  it("replace an active customer's method, charge nothing and keep the enrollments", async () => {
    const visit = await newActiveCustomer(path, shop, { gateway });
    const before = await standing(path, shop, visit.customerId);
    const { customerId, client } = await prepare({ bc_id: visit.customerId, contact_id: undefined });
    expect({ customerId, gateway: client.gateway }).toEqual({ customerId: visit.customerId, gateway });
    await pay(path.sandbox.url, client);
    const confirmed = await confirm(customerId);
    expect(confirmed).toMatchObject({ status: "succeeded", purpose: "replace", charge: null });
    const after = await standing(path, shop, customerId);
    expect(after).toEqual({ ...before, events: [...before.events, "payment_method.replaced"].sort() });
    const methods = await path.rows(
      "select status from payment_method where org_id = $1 order by created_at",
      [shop.orgId],
    );
    expect(methods).toEqual([{ status: "replaced" }, { status: "active" }]);
    expect(await path.captures(shop)).toHaveLength(1);
  });

  it("take the place of an open hosted link, whose page says so", async () => {
    const visit = await newVisit(shop, { gateway, contact: "cont_1" });
    const begun = await visit.begin();
    const { customerId, client } = await prepare({ gateway });
    expect(customerId).toBe(visit.customerId);
    expect(await finishSetup(visit.ctx, begun.attemptId)).toEqual({ state: "ended" });
    const page = () => getSetupPage({ ...visit.address, cookies: visit.visitor, address: "198.51.100.7" });
    expect(await page()).toMatchObject({ state: "closed", reason: "superseded" });
    await pay(path.sandbox.url, client);
    await confirm(customerId);
    expect(await page()).toMatchObject({ state: "closed", reason: "superseded" });
    expect((await standing(path, shop, customerId)).enrollments).toEqual(["active"]);
  });

  it("give way to a hosted link that is built after them, which is a link of its own", async () => {
    const first = await prepare({ gateway });
    const visit = await newVisit(shop, { gateway, contact: "cont_1", item: null });
    const links = await path.rows(
      "select channel, status from setup_link where org_id = $1 order by created_at",
      [shop.orgId],
    );
    expect(links).toEqual([
      { channel: "api", status: "superseded" },
      { channel: "hosted", status: "open" },
    ]);
    await visit.begin();
    await expect(confirm(first.customerId)).rejects.toMatchObject({ code: "unknown_setup" });
  });

  it("belong to one organization", async () => {
    const { customerId, client } = await prepare({ gateway });
    const other = await newShop();
    await pay(path.sandbox.url, client);
    await expect(confirm(customerId, gateway, other)).rejects.toMatchObject({ code: "unknown_customer" });
    const theirs = prepare({ gateway, bc_id: customerId, contact_id: undefined }, other);
    await expect(theirs).rejects.toMatchObject({ code: "unknown_customer", field: "bc_id" });
    await expect(prepare({ gateway, brand_id: shop.brandId }, other)).rejects.toMatchObject({
      code: "unknown_brand",
    });
    expect(await standing(path, shop, customerId)).toMatchObject({ status: "pending", charges: [] });
  });
});

describe("an initial charge that is refused", () => {
  it.each([
    ["stripe", "card_declined"],
    ["paypal", "card_declined"],
  ] as const)("at %s is a 402, again and again, and begins afresh", async (gateway, code) => {
    const { customerId, client, ref } = await prepare({ gateway });
    if (gateway === "paypal") await approve(path.sandbox.url, client, "decline_first");
    else await confirmCard(path.sandbox.url, client, "4000000000000341");
    await expect(confirm(customerId)).rejects.toMatchObject({
      code,
      status: 402,
      data: { bc_status: "pending" },
    });
    await expect(confirm(customerId)).rejects.toMatchObject({ code });
    // What comes next is confirmed next, also where the clock is behind that of the server which began the first one.
    await path.rows("update setup_attempt set created_at = now() + interval '9 seconds' where org_id = $1", [
      shop.orgId,
    ]);
    const again = await prepare({ gateway });
    expect(again.ref).not.toBe(ref);
    await pay(path.sandbox.url, again.client);
    await confirm(customerId);
    expect(await standing(path, shop, customerId)).toMatchObject({ status: "active", revenue: 1 });
    expect(await path.captures(shop)).toHaveLength(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("for want of the customer is a 402 of its own, and its intent is cancelled", async () => {
    const { customerId, client } = await prepare({ gateway: "stripe" });
    await confirmCard(path.sandbox.url, client, CARDS.asksEveryTime);
    await expect(confirm(customerId)).rejects.toMatchObject({ code: "setup_not_completed" });
    await answerBank(path.sandbox.url, client, "complete");
    await expect(confirm(customerId)).rejects.toMatchObject({ code: "authentication_required" });
    expect(await path.captures(shop)).toEqual([]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

describe("who is meant", () => {
  it("has to be named, and both names have to be the same one's", async () => {
    await expect(prepare({ contact_id: undefined, gateway: "stripe" })).rejects.toMatchObject({
      code: "invalid_request",
      field: "contact_id",
    });
    const { customerId } = await prepare({ gateway: "stripe" });
    await expect(
      prepare({ gateway: "stripe", bc_id: customerId, contact_id: "cont_2" }),
    ).rejects.toMatchObject({
      code: "invalid_request",
      field: "bc_id",
    });
    expect(await prepare({ gateway: "stripe", bc_id: customerId })).toMatchObject({ customerId });
    await expect(confirm("bc_none")).rejects.toMatchObject({ code: "unknown_customer" });
  });

  it("has to have begun something, at the gateway that is named", async () => {
    const { customerId } = await prepare({ gateway: "stripe" });
    await expect(confirm(customerId, "paypal")).rejects.toMatchObject({ code: "unknown_setup", status: 404 });
    const visit = await newVisit(shop);
    await expect(confirm(visit.customerId)).rejects.toMatchObject({ code: "unknown_setup" });
  });

  it("must not be suspended", async () => {
    const { customerId } = await prepare({ gateway: "stripe" });
    await path.rows("update billing_customer set status = 'suspended' where id = $1", [customerId]);
    await expect(prepare({ gateway: "stripe" })).rejects.toMatchObject({ code: "customer_suspended" });
    await expect(confirm(customerId)).rejects.toMatchObject({ code: "customer_suspended" });
  });
});

it("waits for a payer who turned back, and for one who is asked by the bank", async () => {
  const paypal = await prepare({ gateway: "paypal" });
  await turnBack(path.sandbox.url, paypal.client);
  await expect(confirm(paypal.customerId)).rejects.toMatchObject({ code: "setup_not_completed" });
  await approve(path.sandbox.url, paypal.client);
  expect(await confirm(paypal.customerId)).toMatchObject({ status: "succeeded" });
});

it("sends a payer back to the brand, else to a page of ours", async () => {
  const asked = async () => {
    const { requests } = await path.sandbox.control<{ requests: { path: string; request_body: unknown }[] }>(
      "GET",
      `requests?account=${shop.suffix}`,
    );
    return JSON.stringify(requests.filter((request) => request.path === "/v3/vault/setup-tokens"));
  };
  await prepare({ gateway: "paypal" });
  expect(await asked()).toContain("/approved?locale=en");
  await inOrg(shop.orgId, (tx) =>
    tx.brand.update({
      where: { orgId_id: { orgId: shop.orgId, id: shop.brandId } },
      data: { returnUrl: "https://shop.example/back" },
    }),
  );
  await prepare({ gateway: "paypal", contact_id: "cont_2" });
  expect(await asked()).toContain("https://shop.example/back");
});

describe("refused cards", () => {
  /** Cards that are refused in the integrator's form, and found by whoever looks. */
  async function refuse(contact_id: string, times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      const { client } = await prepare({ gateway: "stripe", contact_id });
      await confirmCard(path.sandbox.url, client, CARDS.declined);
      for (const { id, status } of await attempts()) if (status === "open") await finishSetup(shop.ctx, id);
    }
  }

  it("lock an object after five, and its customer after ten within an hour", async () => {
    await refuse("cont_1", 5);
    expect((await attempts()).map(({ status }) => status)).toEqual(["cancelled"]);
    await refuse("cont_1", 5);
    expect((await attempts()).map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
    await expect(prepare({ gateway: "stripe" })).rejects.toMatchObject({
      code: "rate_limited",
      status: 429,
      retryAfterSeconds: 60,
    });
    expect(await prepare({ gateway: "stripe", contact_id: "cont_2" })).toBeTruthy();
  });

  it("hold the whole organization back when most of twenty are refused, and not when most go well", async () => {
    const { customerId, client } = await prepare({ gateway: "stripe" });
    await pay(path.sandbox.url, client);
    await confirm(customerId);
    const tries = await path.rows("select outcome from setup_try where org_id = $1", [shop.orgId]);
    expect(tries).toEqual([{ outcome: "succeeded" }]);
    const copy = (outcome: string, times: number) =>
      path.rows(
        `insert into setup_try (org_id, id, link_id, attempt_id, outcome, consent_version, consent_text, locale, address, address_group, receipt_hash, settled_at)
         select org_id, 'try_' || gen_random_uuid(), link_id, attempt_id, $2::try_outcome, '', '', 'en', '', '', '', now()
         from (select * from setup_try where org_id = $1 limit 1) t, generate_series(1, $3)`,
        [shop.orgId, outcome, times],
      );
    await copy("failed", 9);
    await copy("succeeded", 10);
    expect(await prepare({ gateway: "stripe", contact_id: "cont_2" })).toBeTruthy();
    await copy("failed", 3);
    await expect(prepare({ gateway: "stripe", contact_id: "cont_3" })).rejects.toMatchObject({
      code: "rate_limited",
    });
  });
});

it("closes what nobody completes, silently", async () => {
  const { customerId } = await prepare({ gateway: "stripe", contact_id: newId("cont") });
  await path.rows("update setup_link set expires_at = now() - interval '1 second' where org_id = $1", [
    shop.orgId,
  ]);
  await expireLinks(new AbortController().signal);
  await path.reconcile(shop);
  expect(await attempts()).toMatchObject([{ status: "cancelled" }]);
  expect((await standing(path, shop, customerId)).events).toEqual([]);
  await expect(confirm(customerId)).rejects.toMatchObject({ code: "unknown_setup" });
});
