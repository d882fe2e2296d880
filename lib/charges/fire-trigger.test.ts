import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { GatewayName } from "@/lib/gateways/types";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";

const BOTH = ["stripe", "paypal"] as const;

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
}, 60_000);
afterAll(() => path.stop());

/** A customer who may be fired at once again: most tests look at single fires. */
async function newFired(gateway: GatewayName = "stripe", settings: Parameters<typeof newShop>[0] = {}) {
  const shop = await newShop({ cooldownSeconds: 0, ...settings });
  const { customerId } = await newActiveCustomer(path, shop, { gateway });
  return { shop, customerId };
}

const triggers = (shop: Shop) =>
  path.rows<{ id: string; status: string; amount: number }>(
    "select id, status::text, amount from charge where org_id = $1 and kind = 'trigger' order by created_at",
    [shop.orgId],
  );

const enrollment = async (shop: Shop) => {
  const [row] = await path.rows("select * from enrollment where org_id = $1", [shop.orgId]);
  return row;
};

const events = async (shop: Shop, type: string) =>
  (
    await path.rows<{ payload: string }>(
      "select payload from event where org_id = $1 and type = $2 order by seq",
      [shop.orgId, type],
    )
  ).map(({ payload }) => (JSON.parse(payload) as { data: Record<string, unknown> }).data);

/** Money of triggers that the provider holds: all but the initial charge. */
const taken = async (shop: Shop) => (await path.captures(shop)).length - 1;

describe.each(BOTH)("a trigger that is fired at %s", (gateway) => {
  it("charges the saved method, and says so everywhere", async () => {
    const { shop, customerId } = await newFired(gateway);
    const answer = await fire(shop, customerId, { metric_value: 12 });
    expect(answer).toEqual({
      status: 200,
      data: {
        success: true,
        status: "captured",
        amount: 200,
        currency: "USD",
        gateway,
        gateway_ref: expect.stringMatching(/./),
        charge_id: expect.stringMatching(/^sc_/),
        invoice_id: expect.stringMatching(/^inv_/),
        captured_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    });
    expect(await taken(shop)).toBe(1);
    expect(await path.brokenRules(shop)).toEqual([]);
    expect(
      await path.rows("select number, status, amount from invoice where org_id = $1", [shop.orgId]),
    ).toEqual([{ number: "INV-000001", status: "paid", amount: 20_000 }]);
    const told = (await events(shop, "trigger.captured")).filter(
      ({ is_initial_charge }) => !is_initial_charge,
    );
    const { charge_id, invoice_id, gateway_ref } = answer.data;
    expect(told).toMatchObject([{ charge_id, invoice_id, gateway_ref, amount: 200 }]);
    expect(await enrollment(shop)).toMatchObject({
      last_charge_status: "captured",
      consecutive_failures: 0,
      last_triggered_at: expect.any(Date),
    });
  });

  it("is refused when the gateway declines, and leaves nothing taken", async () => {
    const { shop, customerId } = await newFired(gateway);
    await path.declineNext(
      shop,
      gateway,
      gateway === "stripe" ? "insufficient_funds" : "INSTRUMENT_DECLINED",
    );
    const answer = await fire(shop, customerId);
    expect(answer).toMatchObject({
      status: 402,
      code: "card_declined",
      data: { success: false, status: "failed" },
    });
    expect(answer.declineCode).toBeTruthy();
    expect(await taken(shop)).toBe(0);
    expect(await enrollment(shop)).toMatchObject({ consecutive_failures: 1, last_charge_status: "failed" });
    expect(await events(shop, "trigger.failed")).toMatchObject([
      { charge_id: answer.data.charge_id, consecutive_failures: 1, decline_code: answer.declineCode },
    ]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it.each(["drop_before", "drop_after", "status_after", "garbage"])(
    "whose answer is lost (%s) is in doubt, is not made again, and is settled once",
    async (effect) => {
      const { shop, customerId } = await newFired(gateway);
      const call = gateway === "stripe" ? "^/v1/payment_intents$" : "^/v2/checkout/orders$";
      await path.fault(shop, { provider: gateway, path: call, effect, status: 500, body: {}, times: 9 });
      const first = await fire(shop, customerId, { trigger_id: "once" });
      expect(first).toMatchObject({ status: 202, data: { success: false, status: "processing" } });
      await path.sandbox.control("DELETE", "faults");
      const again = await fire(shop, customerId, { trigger_id: "once" });
      const other = await fire(shop, customerId, { trigger_id: "another" });
      expect([again, other]).toEqual([first, first]);
      await path.reconcile(shop);
      await path.reconcile(shop);
      expect(await fire(shop, customerId, { trigger_id: "once" })).toMatchObject({
        status: 200,
        data: { status: "captured", charge_id: first.data.charge_id },
      });
      expect(await taken(shop)).toBe(1);
      expect(await path.brokenRules(shop)).toEqual([]);
    },
  );

  it("is one charge, however many fire at once", async () => {
    const shop = await newShop();
    const { customerId } = await newActiveCustomer(path, shop, { gateway });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        fire(shop, customerId, at % 3 === 0 ? {} : { trigger_id: `t${at % 3}` }),
      ),
    );
    const ids = new Set(answers.map(({ data }) => data.charge_id));
    expect(ids.size).toBe(1);
    expect(await taken(shop)).toBe(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  // PayPal takes no currency of three decimals.
  const currencies: [string, number, number][] = [["JPY", 1500, 700]];
  if (gateway === "stripe") currencies.push(["KWD", 15_000, 7500]);
  it.each(currencies)("charges %s in its own minor units", async (currency, initialAmount, unitPrice) => {
    const shop = await newShop({
      currency,
      initialAmount,
      minimumInitialAmount: 1,
      maxCaptureAmount: 1_000_000,
    });
    const item = await newItem(shop, { currency, unitPrice });
    const { customerId } = await newActiveCustomer(path, shop, { gateway, item });
    const answer = await fire(shop, customerId, { billable_item_id: item });
    expect(answer).toMatchObject({ status: 200, data: { amount: currency === "JPY" ? 700 : 7.5, currency } });
    const [, last] = await path.captures(shop);
    expect(last).toMatchObject({
      amount_minor: unitPrice,
      currency: expect.stringMatching(new RegExp(currency, "i")),
    });
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

describe("a repeat", () => {
  it("of a trigger_id answers the first charge for ever, whatever happened since", async () => {
    const { shop, customerId } = await newFired();
    const first = await fire(shop, customerId, { trigger_id: "t-1" });
    await path.rows("update charge set created_at = now() - interval '2 years' where org_id = $1", [
      shop.orgId,
    ]);
    await path.rows("update billing_customer set status = 'suspended' where org_id = $1", [shop.orgId]);
    expect(await fire(shop, customerId, { trigger_id: "t-1", metric_value: 99 })).toEqual(first);
    expect(await taken(shop)).toBe(1);
  });

  it("of a refused trigger_id answers the refusal, and charges nothing", async () => {
    const { shop, customerId } = await newFired();
    await path.declineNext(shop, "stripe", "lost_card");
    const first = await fire(shop, customerId, { trigger_id: "t-1" });
    expect(first.status).toBe(402);
    expect(await fire(shop, customerId, { trigger_id: "t-1" })).toEqual(first);
    expect(await taken(shop)).toBe(0);
  });

  it("within the cooldown is the earlier charge, also later under the id that it came with", async () => {
    const shop = await newShop();
    const { customerId } = await newActiveCustomer(path, shop);
    const first = await fire(shop, customerId, { trigger_id: "t-1" });
    expect(await fire(shop, customerId, { trigger_id: "t-2" })).toEqual(first);
    await path.rows("update charge set created_at = now() - interval '61 seconds' where org_id = $1", [
      shop.orgId,
    ]);
    expect(await fire(shop, customerId, { trigger_id: "t-2" })).toEqual(first);
    const next = await fire(shop, customerId, { trigger_id: "t-3" });
    expect(next.data.charge_id).not.toBe(first.data.charge_id);
    expect(await taken(shop)).toBe(2);
  });

  it("within the cooldown of a refused charge charges", async () => {
    const shop = await newShop();
    const { customerId } = await newActiveCustomer(path, shop);
    await path.declineNext(shop, "stripe", "insufficient_funds");
    expect((await fire(shop, customerId)).status).toBe(402);
    expect((await fire(shop, customerId)).status).toBe(200);
    expect(await enrollment(shop)).toMatchObject({ consecutive_failures: 0 });
  });

  it("of an Idempotency-Key is the same charge, even when the first answer was never kept", async () => {
    const { shop, customerId } = await newFired();
    const first = await fire(shop, customerId, {}, "key-1");
    expect(await fire(shop, customerId, {}, "key-1")).toEqual(first);
    expect((await fire(shop, customerId, {}, "key-2")).data.charge_id).not.toBe(first.data.charge_id);
    expect(await taken(shop)).toBe(2);
  });

  it("of a trigger_id for another customer or item is a conflict", async () => {
    const { shop, customerId } = await newFired();
    const other = await newActiveCustomer(path, shop);
    await fire(shop, customerId, { trigger_id: "t-1" });
    expect(await fire(shop, other.customerId, { trigger_id: "t-1" })).toMatchObject({
      status: 409,
      code: "idempotency_conflict",
    });
  });

  it("of a trigger_id that two customers are fired for at once is one charge and one conflict", async () => {
    const { shop, customerId } = await newFired();
    const other = await newActiveCustomer(path, shop);
    const answers = await Promise.all(
      [customerId, other.customerId].map((id) => fire(shop, id, { trigger_id: "both" })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await triggers(shop)).toHaveLength(1);
  });
});

describe("failures in a row", () => {
  it("pause the enrollment at the limit, and the integrator is told once", async () => {
    const { shop, customerId } = await newFired();
    await path.declineNext(shop, "stripe", "insufficient_funds", 3);
    for (const failures of [1, 2, 3]) {
      expect((await fire(shop, customerId)).status).toBe(402);
      expect(await enrollment(shop)).toMatchObject({ consecutive_failures: failures });
    }
    expect(await enrollment(shop)).toMatchObject({ status: "paused" });
    expect(await events(shop, "trigger.enrollment.paused")).toMatchObject([{ consecutive_failures: 3 }]);
    const last = await path.rows("select type from event where org_id = $1 order by seq desc limit 2", [
      shop.orgId,
    ]);
    expect(last.map(({ type }) => type)).toEqual(["trigger.enrollment.paused", "trigger.failed"]);
    expect(await fire(shop, customerId)).toMatchObject({ status: 409, code: "enrollment_not_active" });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("are not counted when the gateway refuses the organization's own account", async () => {
    const { shop, customerId } = await newFired();
    const body = { error: { type: "invalid_request_error", message: "Invalid API Key provided" } };
    await path.fault(shop, {
      provider: "stripe",
      path: "^/v1/payment_intents$",
      effect: "status",
      status: 401,
      body,
    });
    expect(await fire(shop, customerId)).toMatchObject({ status: 422, code: "gateway_not_configured" });
    expect(await enrollment(shop)).toMatchObject({ consecutive_failures: 0, status: "active" });
    expect((await fire(shop, customerId)).status).toBe(200);
  });
});

describe("a fire that does nothing", () => {
  it("is one whose condition is not met", async () => {
    const { shop, customerId } = await newFired();
    expect(await fire(shop, customerId, { metric_value: 15.01 })).toMatchObject({
      status: 200,
      data: { success: false, status: "not_met", metric_value: 15.01, trigger_threshold: 15 },
    });
    expect(await triggers(shop)).toEqual([]);
  });

  it("is a dry run, which lists what would stand in the way", async () => {
    const { shop, customerId } = await newFired();
    const well = await fire(shop, customerId, { dry_run: true, metric_value: 1, trigger_id: "t-1" });
    expect(well.data).toMatchObject({ success: true, status: "dry_run", amount: 200, condition_met: true });
    await path.rows("update enrollment set status = 'paused' where org_id = $1", [shop.orgId]);
    const badly = await fire(shop, customerId, { dry_run: true, override_amount: 1 });
    expect(badly.data.success).toBe(false);
    const preconditions = badly.data.preconditions as { ok: boolean; code: string }[];
    expect(preconditions.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual([
      "enrollment_not_active",
      "override_not_allowed",
    ]);
    expect(await triggers(shop)).toEqual([]);
    expect(await path.rows("select 1 from charge_claim where org_id = $1", [shop.orgId])).toEqual([]);
  });

  it("is one of another organization", async () => {
    const { shop, customerId } = await newFired();
    const other = await newShop();
    expect(await fire(other, customerId)).toMatchObject({ status: 404, code: "unknown_customer" });
    expect(await fire(other, customerId, { billable_item_id: shop.item })).toMatchObject({
      status: 404,
      code: "unknown_item",
    });
    expect(await fire({ ...other, brandId: shop.brandId }, customerId)).toMatchObject({
      status: 404,
      code: "unknown_brand",
    });
    expect(await triggers(shop)).toEqual([]);
  });
});

it("costs three round trips to the database at most", async () => {
  const { shop, customerId } = await newFired();
  await fire(shop, customerId);
  const { pool } = await import("@/lib/db");
  const asked = vi.spyOn(pool(), "query");
  expect((await fire(shop, customerId)).status).toBe(200);
  const statements = asked.mock.calls.map(([query]) => (query as unknown as { name: string }).name);
  expect(statements.filter((name) => name !== "take-tokens")).toEqual([
    "read-trigger",
    "claim-charge",
    "record-capture",
  ]);
});
