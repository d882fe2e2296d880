import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newShop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { seedCustomer } from "@/lib/testing/seeded-customer";

/** Long enough for the sandbox on a busy machine; the program itself waits for twenty seconds. */
const TIMEOUT_MS = 2_000;

vi.mock("@/lib/gateways", async () => {
  const { makeStripeGateway } = await import("@/lib/gateways/stripe/gateway");
  const { makePaypalGateway } = await import("@/lib/gateways/paypal/gateway");
  const { env } = await import("@/lib/env");
  const make = (name: "stripe" | "paypal") =>
    name === "stripe"
      ? makeStripeGateway({ apiBase: env().STRIPE_API_BASE, timeoutMs: TIMEOUT_MS })
      : makePaypalGateway({ apiBase: env().PAYPAL_API_BASE, timeoutMs: TIMEOUT_MS });
  return { gatewayFor: make };
});

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
}, 120_000);
afterAll(() => path.stop());

const CASES = (["stripe", "paypal"] as const).flatMap((gateway) => [
  { gateway, effect: "hang", taken: 0 },
  { gateway, effect: "hang_after", taken: 1 },
]);

it.each(CASES)(
  "a call to $gateway that is never answered ($effect) leaves the charge in doubt, and it is settled once",
  async ({ gateway, effect, taken }) => {
    const shop = await newShop({ cooldownSeconds: 0 });
    const customerId = await seedCustomer(path, shop, gateway, [shop.item]);
    const call = gateway === "stripe" ? "^/v1/payment_intents$" : "^/v2/checkout/orders$";
    await path.fault(shop, { provider: gateway, path: call, effect, times: 9 });
    const once = () => fire(shop, customerId, { trigger_id: "once" });
    const first = await once();
    expect(first).toMatchObject({ status: 202, data: { success: false, status: "processing" } });
    expect(await path.captures(shop)).toHaveLength(taken);
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    expect(await once()).toEqual(first);
    await path.reconcile(shop);
    const { charge_id } = first.data;
    expect(await once()).toMatchObject({ status: 200, data: { status: "captured", charge_id } });
    expect(await path.captures(shop)).toHaveLength(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  },
  60_000,
);
