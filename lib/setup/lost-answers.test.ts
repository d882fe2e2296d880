import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as Gateways from "@/lib/gateways";
import type { Gateway, GatewayName } from "@/lib/gateways/types";
import { newShop, type Shop } from "@/lib/testing/factories";
import { DONE, type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { newVisit } from "@/lib/testing/visit";
import { finishSetup } from "./finish-setup";

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

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());

/** Everything that can become of an answer. Each is given as often as the client asks before it gives up. */
const TROUBLE = [
  { effect: "drop_before" },
  { effect: "drop_after" },
  { effect: "hang" },
  { effect: "hang_after" },
  { effect: "status", status: 500 },
  { effect: "status_after", status: 500 },
  { effect: "status_after", status: 409 },
  { effect: "rate_limit" },
  { effect: "garbage" },
] as const;

const CALLS = [
  { gateway: "stripe", method: "GET", call: "^/v1/payment_intents/" },
  { gateway: "paypal", method: "GET", call: "^/v3/vault/setup-tokens/" },
  { gateway: "paypal", method: "POST", call: "^/v3/vault/payment-tokens$" },
  { gateway: "paypal", method: "POST", call: "^/v2/checkout/orders$" },
] as const;

async function paid(shop: Shop, gateway: GatewayName) {
  const visit = await newVisit(shop, { gateway });
  const begun = await visit.begin();
  await visit.press(begun.attemptId);
  await pay(path.sandbox.url, begun.client);
  return { visit, ...begun };
}

async function expectOneCapture(shop: Shop, customerId: string): Promise<void> {
  expect(await standing(path, shop, customerId)).toMatchObject(DONE);
  expect(await path.captures(shop)).toHaveLength(1);
  expect(await path.brokenRules(shop)).toEqual([]);
}

describe.concurrent("an answer that is lost while finishing", () => {
  const cells = CALLS.flatMap((one) => TROUBLE.map((trouble) => ({ ...one, ...trouble })));
  it.each(cells)(
    "$gateway $method $call $effect is doubt, never failure, and then one capture",
    async (cell) => {
      const { gateway, method, call, ...trouble } = cell;
      const shop = await newShop();
      const { visit, attemptId } = await paid(shop, gateway);
      await path.fault(shop, { provider: gateway, method, path: call, times: 2, ...trouble });
      const first = await finishSetup(visit.ctx, attemptId);
      expect(["processing", "succeeded"]).toContain(first.state);
      await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
      await path.reconcile(shop);
      await expectOneCapture(shop, visit.customerId);
    },
  );
});

describe("a refusal that comes after the money was asked for", () => {
  it("says nothing about that money: it stays in doubt, and is found once the key is right again", async () => {
    const shop = await newShop();
    const { visit, attemptId } = await paid(shop, "paypal");
    const orders = { provider: "paypal", path: "^/v2/checkout/orders$" } as const;
    await path.fault(shop, { ...orders, effect: "drop_after", times: 2 });
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "processing" });
    const body = { name: "NOT_AUTHORIZED", details: [{ issue: "PERMISSION_DENIED" }] };
    await path.fault(shop, {
      provider: "paypal",
      method: "GET",
      path: "^/v1/notifications",
      effect: "status",
      status: 403,
      body,
      times: 1,
    });
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "processing" });
    expect(await path.captures(shop)).toHaveLength(1);
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    await path.reconcile(shop);
    await expectOneCapture(shop, visit.customerId);
  });

  it("needs no setup token: what is charged stands with the charge, should PayPal forget the rest", async () => {
    const shop = await newShop();
    const { visit, attemptId } = await paid(shop, "paypal");
    await path.fault(shop, {
      provider: "paypal",
      path: "^/v2/checkout/orders$",
      effect: "drop_after",
      times: 2,
    });
    await finishSetup(visit.ctx, attemptId);
    const gone = {
      status: 404,
      body: { name: "RESOURCE_NOT_FOUND", details: [{ issue: "INVALID_RESOURCE_ID" }] },
    };
    await path.fault(shop, {
      provider: "paypal",
      method: "GET",
      path: "^/v3/vault/setup-tokens/",
      effect: "status",
      ...gone,
    });
    await path.fault(shop, {
      provider: "paypal",
      path: "^/v3/vault/payment-tokens$",
      effect: "status",
      ...gone,
    });
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "succeeded" });
    await expectOneCapture(shop, visit.customerId);
  });

  it("while the link is closed: the money counts, whoever closed it", async () => {
    const shop = await newShop();
    const { visit, attemptId } = await paid(shop, "paypal");
    await path.fault(shop, {
      provider: "paypal",
      path: "^/v2/checkout/orders$",
      effect: "drop_after",
      times: 2,
    });
    await finishSetup(visit.ctx, attemptId);
    await path.rows("update setup_link set status = 'superseded', closed_at = now() where org_id = $1", [
      shop.orgId,
    ]);
    await path.reconcile(shop);
    await expectOneCapture(shop, visit.customerId);
  });
});

it("a provider that cannot be asked does not put those in doubt who have not pressed", async () => {
  const shop = await newShop();
  const visit = await newVisit(shop);
  const { attemptId } = await visit.begin();
  await path.fault(shop, {
    provider: "stripe",
    method: "GET",
    path: "^/v1/payment_intents/",
    effect: "drop_before",
    times: 2,
  });
  await finishSetup(visit.ctx, attemptId);
  expect(await path.rows("select status from setup_attempt where id = $1", [attemptId])).toEqual([
    { status: "open" },
  ]);
});
