import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inOrg } from "@/lib/db";
import { newStuck } from "@/lib/drift/testing/stuck";
import type * as Gateways from "@/lib/gateways";
import type { Gateway, GatewayName } from "@/lib/gateways/types";
import { convergeMoney } from "@/lib/revenue/converge-money";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { refunds } from "@/lib/testing/invariants";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { refundCharge } from "./refund-charge";
import { lastTaken, refundElsewhere, type Taken } from "./testing/elsewhere";
import { reconcileShop } from "./testing/reconcile";
import { writeRefundRow } from "./write-refund-row";

// The same gateways, only less patient: nobody waits forty seconds for a test.
vi.mock("@/lib/gateways", async (): Promise<typeof Gateways> => {
  const { makeStripeGateway } = await import("@/lib/gateways/stripe/gateway");
  const { makePaypalGateway } = await import("@/lib/gateways/paypal/gateway");
  let made: Record<GatewayName, Gateway<unknown>> | undefined;
  return {
    gatewayFor(name) {
      const options = { apiBase: process.env.STRIPE_API_BASE, timeoutMs: 2_000 };
      made ??= { stripe: makeStripeGateway(options), paypal: makePaypalGateway(options) };
      return made[name];
    },
  };
});

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

const TROUBLE = [
  { effect: "drop_before" },
  { effect: "drop_after" },
  { effect: "hang" },
  { effect: "hang_after" },
  { effect: "status", status: 500 },
  { effect: "status_after", status: 500 },
  { effect: "rate_limit" },
  { effect: "garbage" },
] as const;

const REFUNDS = [
  { gateway: "stripe", call: "^/v1/refunds$" },
  { gateway: "paypal", call: "^/v2/payments/captures/[^/]+/refund$" },
] as const;

async function paid(gateway: GatewayName): Promise<{ shop: Shop; charge: Taken }> {
  const shop = await newShop();
  await newActiveCustomer(path, shop, { gateway });
  return { shop, charge: await lastTaken(path, shop) };
}

/** Six dollars of the fifteen. */
const ask = ({ ctx, orgId }: Shop, { id }: Taken) =>
  refundCharge({ ...ctx, idempotencyKey: "six" }, { org_id: orgId, charge_id: id, amount: 6 });

const forget = ({ suffix }: Shop) => path.sandbox.control("DELETE", `faults?account=${suffix}`);

async function expectOneRefund(shop: Shop): Promise<void> {
  expect(await path.rows("select status, amount from refund where org_id = $1", [shop.orgId])).toEqual([
    { status: "succeeded", amount: 600 },
  ]);
  expect(await refunds(path.sandbox, shop)).toMatchObject([{ amount_minor: 600 }]);
  expect(await path.brokenRules(shop)).toEqual([]);
}

const cells = REFUNDS.flatMap((one) => TROUBLE.map((trouble) => ({ ...one, ...trouble })));

describe.concurrent("an answer that is lost while refunding", () => {
  it.each(cells)(
    "$gateway $effect is doubt, never failure: the reconciler finds one refund",
    async (cell) => {
      const { gateway, call, ...trouble } = cell;
      const { shop, charge } = await paid(gateway);
      await path.fault(shop, { provider: gateway, path: call, times: 2, ...trouble });
      await ask(shop, charge);
      await forget(shop);
      await reconcileShop(path, shop);
      await expectOneRefund(shop);
    },
  );

  it.each(cells)("$gateway $effect: the same call again finds one refund", async (cell) => {
    const { gateway, call, ...trouble } = cell;
    const { shop, charge } = await paid(gateway);
    await path.fault(shop, { provider: gateway, path: call, times: 2, ...trouble });
    await ask(shop, charge);
    await forget(shop);
    expect((await ask(shop, charge)).refund.status).toBe("succeeded");
    await expectOneRefund(shop);
  });

  it.each(REFUNDS)("$gateway: what its books tell first is not written twice", async ({ gateway, call }) => {
    const { shop, charge } = await paid(gateway);
    await path.fault(shop, { provider: gateway, path: call, effect: "drop_after", times: 2 });
    expect((await ask(shop, charge)).refund.status).toBe("processing");
    await forget(shop);
    await Promise.all(Array.from({ length: 4 }, () => convergeMoney(shop.ctx, charge.id)));
    await expectOneRefund(shop);
    await reconcileShop(path, shop);
    await expectOneRefund(shop);
  });

  it.each(REFUNDS)(
    "$gateway: what the merchant gave back meanwhile takes the room of one that never got through",
    async ({ gateway, call }) => {
      const { shop, charge } = await paid(gateway);
      await path.fault(shop, { provider: gateway, path: call, effect: "drop_before", times: 2 });
      expect((await ask(shop, charge)).refund.status).toBe("processing");
      await forget(shop);
      await refundElsewhere(path, shop, charge, 12);
      await convergeMoney(shop.ctx, charge.id);
      expect(
        await path.rows("select status, amount from refund where org_id = $1 order by status", [shop.orgId]),
      ).toEqual([
        { status: "succeeded", amount: 1200 },
        { status: "failed", amount: 600 },
      ]);
      expect(await path.brokenRules(shop)).toEqual([]);
    },
  );

  it.each(REFUNDS)(
    "$gateway: of one like it that the merchant made, each is counted once",
    async ({ gateway, call }) => {
      const { shop, charge } = await paid(gateway);
      await path.fault(shop, { provider: gateway, path: call, effect: "drop_before", times: 2 });
      await ask(shop, charge);
      await forget(shop);
      await refundElsewhere(path, shop, charge, 6);
      await convergeMoney(shop.ctx, charge.id);
      expect(await path.rows("select status, amount from refund where org_id = $1", [shop.orgId])).toEqual([
        { status: "succeeded", amount: 600 },
        { status: "succeeded", amount: 600 },
      ]);
      expect(await path.brokenRules(shop)).toEqual([]);
    },
  );
});

it("what we never send ends, though its process died before it could say so", async () => {
  const shop = await newShop({ currency: "KWD", initialAmount: 15_000, minimumInitialAmount: 1 });
  await newActiveCustomer(path, shop, { gateway: "stripe" });
  const charge = await lastTaken(path, shop);
  // Stripe takes no third decimal but 0.
  const odd = { org_id: shop.orgId, charge_id: charge.id, amount: 1.001 };
  await inOrg(shop.orgId, (tx) => writeRefundRow(tx, shop.ctx, odd));
  await reconcileShop(path, shop);
  expect(await path.rows("select status, failure_code from refund where org_id = $1", [shop.orgId])).toEqual([
    { status: "failed", failure_code: "amount_too_precise" },
  ]);

  const stuck = await newStuck(path, "paypal");
  // PayPal takes no dinars.
  await path.rows("update charge set currency = 'KWD', created_at = now() where id = $1", [stuck.chargeId]);
  await path.reconcile(stuck.shop);
  expect(
    await path.rows("select status, failure_code, decline_code from charge where id = $1", [stuck.chargeId]),
  ).toEqual([{ status: "failed", failure_code: "gateway_rejected", decline_code: "currency_not_supported" }]);
});

describe.concurrent("a key that is wrong", () => {
  const REFUSED = [
    {
      gateway: "stripe",
      call: "^/v1/refunds",
      body: { error: { type: "authentication_error", message: "No." } },
    },
    {
      gateway: "paypal",
      call: "^/v2/(payments/captures|checkout/orders)/",
      body: { name: "NOT_AUTHORIZED", details: [{ issue: "PERMISSION_DENIED" }] },
    },
  ] as const;

  it.each(REFUSED)("$gateway: ends what was never asked for", async ({ gateway, call, body }) => {
    const { shop, charge } = await paid(gateway);
    const wrong = { provider: gateway, effect: "status", status: 403, body, times: 9 } as const;
    await path.fault(shop, { ...wrong, path: call, method: "POST" });
    await path.fault(shop, { ...wrong, path: call, method: "GET" });
    await expect(ask(shop, charge)).rejects.toMatchObject({ code: "refund_rejected" });
    await forget(shop);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it.each(REFUSED)("$gateway: says nothing of what was asked for", async ({ gateway, call, body }) => {
    const { shop, charge } = await paid(gateway);
    const refundCall = REFUNDS.find((one) => one.gateway === gateway)?.call ?? "";
    await path.fault(shop, { provider: gateway, path: refundCall, effect: "drop_after", times: 2 });
    await ask(shop, charge);
    await forget(shop);
    const wrong = { provider: gateway, effect: "status", status: 403, body, times: 9 } as const;
    await path.fault(shop, { ...wrong, path: call, method: "POST" });
    await path.fault(shop, { ...wrong, path: call, method: "GET" });
    await reconcileShop(path, shop);
    expect(await path.rows("select status from refund where org_id = $1", [shop.orgId])).toEqual([
      { status: "processing" },
    ]);
    await forget(shop);
    await reconcileShop(path, shop);
    await expectOneRefund(shop);
  });
});
