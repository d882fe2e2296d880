import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resumeEnrollment } from "@/lib/enrollments/resume-enrollment";
import type { GatewayName } from "@/lib/gateways/types";
import { listeningShop, tell } from "@/lib/inbox/testing/events";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { newVisit } from "@/lib/testing/visit";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { convergeMethod } from "./converge-method";
import { tellExpiring } from "./tell-expiring";
import { removeAt, renewAt } from "./testing/provider";

const BOTH = ["stripe", "paypal"] as const;

let path: MoneyPath;
let host: WebhookHost;
beforeAll(async () => {
  host = await startWebhookHost();
  path = await startMoneyPath({ APP_URL: host.url });
}, 60_000);
afterAll(async () => {
  await path.stop();
  host.stop();
});

type Method = {
  id: string;
  ref: string;
  status: string;
  label: string;
  card_exp_month: number | null;
  card_exp_year: number | null;
  expiry_told_at: Date | null;
};

/** Every method of the shop's one customer, the oldest first. */
const methods = ({ orgId }: Shop) =>
  path.rows<Method>("select * from payment_method where org_id = $1 order by created_at", [orgId]);

async function only(shop: Shop): Promise<Method> {
  const [method, ...others] = await methods(shop);
  if (!method || others.length > 0) throw new Error("Not one method");
  return method;
}

async function told({ orgId }: Shop, type: string) {
  const rows = await path.rows<{ payload: string }>(
    "select payload from event where org_id = $1 and type = $2 order by seq",
    [orgId, type],
  );
  return rows.map(({ payload }) => (JSON.parse(payload) as { data: Record<string, unknown> }).data);
}

const enrollment = async ({ orgId }: Shop) =>
  (
    await path.rows<{ id: string; status: string }>(
      "select id, status::text from enrollment where org_id = $1",
      [orgId],
    )
  )[0];

async function newListening(gateway: GatewayName, settings: Parameters<typeof newShop>[0] = {}) {
  const shop = await listeningShop(path, gateway, { cooldownSeconds: 0, ...settings });
  const { customerId } = await newActiveCustomer(path, shop, { gateway });
  await tell(path, shop);
  return { shop, customerId };
}

/** The customer comes back to the hosted page with another card or account. */
async function replace(shop: Shop, customerId: string, gateway: GatewayName): Promise<void> {
  const [customer] = await path.rows<{ contact_id: string }>(
    "select contact_id from billing_customer where org_id = $1 and id = $2",
    [shop.orgId, customerId],
  );
  const visit = await newVisit(shop, { gateway, contact: customer?.contact_id ?? "" });
  const { attemptId, client } = await visit.begin();
  await visit.press(attemptId);
  await pay(path.sandbox.url, client);
  expect(await visit.finish(attemptId)).toMatchObject({ state: "succeeded" });
}

describe.each(BOTH)("a method that is removed at %s", (gateway) => {
  it("is noticed, told of once however often the event comes, and refuses to be charged", async () => {
    const { shop, customerId } = await newListening(gateway);
    const method = await only(shop);
    await removeAt(path, shop, gateway, method.ref);
    await tell(path, shop, (ids) => [...ids, ...ids]);
    await Promise.all([1, 2, 3].map(() => convergeMethod(shop.ctx, method.id)));
    expect(await only(shop)).toMatchObject({ status: "detached" });
    expect(await told(shop, "payment_method.detached")).toEqual([
      {
        billing_customer_id: customerId,
        contact_id: expect.stringMatching(/^cont_/),
        gateway,
        payment_method_label: method.label,
      },
    ]);
    expect(
      await path.rows(
        "select actor_type::text from audit_entry where org_id = $1 and action = 'payment_method.detached'",
        [shop.orgId],
      ),
    ).toEqual([{ actor_type: "system" }]);
    expect(await fire(shop, customerId, { metric_value: 1 })).toMatchObject({
      status: 402,
      code: "payment_method_required",
    });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("is replaced on the hosted page, and stays gone whatever comes late", async () => {
    const { shop, customerId } = await newListening(gateway);
    const before = await enrollment(shop);
    const old = await only(shop);
    await removeAt(path, shop, gateway, old.ref);
    await tell(path, shop);
    await replace(shop, customerId, gateway);
    expect(await methods(shop)).toMatchObject([{ status: "detached" }, { status: "active" }]);
    await tell(path, shop, (ids) => [...ids, ...ids.toReversed()]);
    await convergeMethod(shop.ctx, old.id);
    expect(await methods(shop)).toMatchObject([{ id: old.id, status: "detached" }, { status: "active" }]);
    expect(await told(shop, "payment_method.replaced")).toMatchObject([
      { billing_customer_id: customerId, replaced_label: old.label, paused_enrollments: [] },
    ]);
    expect(await enrollment(shop)).toEqual(before);
    expect(await fire(shop, customerId, { metric_value: 1 })).toMatchObject({ status: 200 });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("after it was replaced is not news, and the new one is charged", async () => {
    const { shop, customerId } = await newListening(gateway);
    const old = await only(shop);
    await replace(shop, customerId, gateway);
    expect(await methods(shop)).toMatchObject([{ status: "replaced" }, { status: "active" }]);
    await removeAt(path, shop, gateway, old.ref);
    await tell(path, shop);
    expect(await methods(shop)).toMatchObject([{ id: old.id, status: "detached" }, { status: "active" }]);
    expect(await told(shop, "payment_method.detached")).toEqual([]);
    expect(await fire(shop, customerId, { metric_value: 1 })).toMatchObject({ status: 200 });
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

it.each(BOTH)(
  "a customer whose enrollment failures have paused replaces the method at %s",
  async (gateway) => {
    const { shop, customerId } = await newListening(gateway, { failureLimit: 1 });
    const declined = { stripe: "card_declined", paypal: "INSTRUMENT_DECLINED" } as const;
    await path.declineNext(shop, gateway, declined[gateway]);
    expect(await fire(shop, customerId, { metric_value: 1 })).toMatchObject({ status: 402 });
    const paused = await enrollment(shop);
    expect(paused).toMatchObject({ status: "paused" });
    await replace(shop, customerId, gateway);
    expect(await enrollment(shop)).toEqual(paused);
    expect(await told(shop, "payment_method.replaced")).toMatchObject([{ paused_enrollments: [paused?.id] }]);
    expect(await fire(shop, customerId, { metric_value: 1 })).toMatchObject({
      code: "enrollment_not_active",
    });
    await resumeEnrollment(shop.ctx, { org_id: shop.orgId, ts_id: paused?.id ?? "" });
    expect(await fire(shop, customerId, { metric_value: 1 })).toMatchObject({ status: 200 });
    expect(await path.brokenRules(shop)).toEqual([]);
  },
);

describe("a card that Stripe renewed", () => {
  it("is stored with its new expiry, and told of anew when that comes", async () => {
    const { shop } = await newListening("stripe");
    const method = await only(shop);
    await path.rows("update payment_method set expiry_told_at = now() where id = $1", [method.id]);
    await renewAt(path, method.ref, { exp_month: "7", exp_year: "2045", last4: "1881" });
    await tell(path, shop, (ids) => [...ids, ...ids]);
    expect(await only(shop)).toMatchObject({
      card_exp_month: 7,
      card_exp_year: 2045,
      card_last4: "1881",
      label: "Visa •••• 1881",
      expiry_told_at: null,
      status: "active",
    });
    await path.rows("update payment_method set expiry_told_at = now() where id = $1", [method.id]);
    await renewAt(path, method.ref, { last4: "4444", exp_month: "7", exp_year: "2045" });
    await tell(path, shop);
    expect(await only(shop)).toMatchObject({ card_last4: "4444", expiry_told_at: expect.any(Date) });
  });

  it("is not a neighbour's to look at", async () => {
    const { shop } = await newListening("stripe");
    const neighbour = await newShop();
    await expect(convergeMethod(neighbour.ctx, (await only(shop)).id)).rejects.toThrow();
  });
});

describe("a card that expires", () => {
  const tellAt = (at: string) => tellExpiring(new AbortController().signal, new Date(at));

  it("is told of thirty days ahead of its month's end, once, and again once it was renewed", async () => {
    const { shop, customerId } = await newListening("stripe");
    const method = await only(shop);
    expect(method).toMatchObject({ card_exp_month: 12, card_exp_year: 2039 });
    await tellAt("2039-12-01T23:59:59Z");
    expect(await told(shop, "payment_method.expiring")).toEqual([]);
    await Promise.all([1, 2, 3].map(() => tellAt("2039-12-02T00:00:00Z")));
    await tellAt("2039-12-20T00:00:00Z");
    const event = {
      billing_customer_id: customerId,
      contact_id: expect.stringMatching(/^cont_/),
      gateway: "stripe",
      payment_method_label: method.label,
      exp_month: 12,
      exp_year: 2039,
    };
    expect(await told(shop, "payment_method.expiring")).toEqual([event]);
    await renewAt(path, method.ref, {});
    await tell(path, shop);
    await tellAt("2039-12-20T00:00:00Z");
    expect(await told(shop, "payment_method.expiring")).toHaveLength(1);
    await tellAt("2043-12-20T00:00:00Z");
    expect(await told(shop, "payment_method.expiring")).toEqual([event, { ...event, exp_year: 2043 }]);
  });

  it("is nobody's news once it was replaced", async () => {
    const { shop, customerId } = await newListening("stripe");
    const old = await only(shop);
    await replace(shop, customerId, "paypal");
    await tellAt("2039-12-20T00:00:00Z");
    expect(await told(shop, "payment_method.expiring")).toEqual([]);
    expect((await methods(shop)).find(({ id }) => id === old.id)).toMatchObject({ expiry_told_at: null });
  });
});
