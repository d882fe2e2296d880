import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create-customer";
import type { CreateCustomerInput } from "@/lib/customers/create-customer-schema";
import type { GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { confirmPaymentMethod } from "@/lib/setup/confirm-payment-method";
import { setupPaymentMethod } from "@/lib/setup/setup-payment-method";
import type { Step } from "@/lib/step";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { savedElsewhere } from "@/lib/testing/saved-elsewhere";
import { cases } from "./passed-by";
import { makeProcesses } from "./processes";

let money: MoneyPath;
const processes = makeProcesses();

beforeAll(async () => {
  money = await startMoneyPath();
});
afterAll(async () => {
  await money.stop();
});

/** What is passed on the way from a saved method to an active customer, at both gateways alike. */
const CHARGING: Step[] = [
  "finish.before_read",
  "finish.before_charge_row",
  "finish.after_charge_row",
  "finish.after_charge",
  "finish.before_activation",
  "finish.in_activation",
  "finish.after_activation",
];
const BOTH = ["stripe", "paypal"] as const;
const TIMEOUT = 180_000;

const atOne = (gateway: GatewayName, steps: Step[]) => steps.map((step) => ({ step, gateway }));
const atBoth = (steps: Step[]) => steps.flatMap((step) => BOTH.map((gateway) => ({ step, gateway })));

async function customerOf({ orgId }: Shop): Promise<string | undefined> {
  const rows = await money.rows<{ id: string }>("select id from billing_customer where org_id = $1", [orgId]);
  expect(rows.length).toBeLessThan(2);
  return rows[0]?.id;
}

/** Active, charged once, told once: here and in the provider's books. */
async function expectDone(shop: Shop): Promise<void> {
  expect(await standing(money, shop, (await customerOf(shop)) ?? "")).toMatchObject({
    status: "active",
    charges: ["captured 1500 USD"],
    revenue: 1,
    events: ["billing_customer.created", "trigger.captured"],
  });
  expect(await money.captures(shop)).toHaveLength(1);
  expect(await money.brokenRules(shop)).toEqual([]);
}

describe.concurrent("creating with a method that is saved already", () => {
  async function creating(gateway: GatewayName): Promise<{ shop: Shop; input: CreateCustomerInput }> {
    const shop = await newShop();
    const payment_data = await savedElsewhere(money, shop, gateway);
    const whose = { org_id: shop.orgId, brand_id: shop.brandId, contact_id: newId("cont") };
    return { shop, input: { ...whose, gateway, payment_data } };
  }

  it.each([...cases("create."), ...atBoth(CHARGING)])(
    "dies at $step for $gateway: the same call again charges once",
    async ({ step, gateway }) => {
      const { shop, input } = await creating(gateway);
      await processes.dieAt(step, { verb: "create", ctx: shop.ctx, input });
      const again = await createCustomer(shop.ctx, input);
      expect(again.existing).toBe(step !== "create.before_commit");
      expect(again.customer.status).toBe("active");
      await expectDone(shop);
    },
    TIMEOUT,
  );

  // At Stripe the reconciler comes in the confirming below: from the attempt's row on, both are the same.
  it.each(atOne("paypal", ["create.after_commit", ...CHARGING]))(
    "dies at $step for $gateway: only the reconciler comes",
    async ({ step, gateway }) => {
      const { shop, input } = await creating(gateway);
      await processes.dieAt(step, { verb: "create", ctx: shop.ctx, input });
      await money.reconcile(shop);
      await expectDone(shop);
    },
    TIMEOUT,
  );

  it("dies before anything stands: nothing is left behind", async () => {
    const { shop, input } = await creating("stripe");
    await processes.dieAt("create.before_commit", { verb: "create", ctx: shop.ctx, input });
    expect(await customerOf(shop)).toBeUndefined();
  });
});

describe.concurrent("the two steps of an integrator's own form", () => {
  const wanted = (shop: Shop, gateway: GatewayName) => ({
    org_id: shop.orgId,
    brand_id: shop.brandId,
    contact_id: "cont_1",
    gateway,
  });
  const confirming = (shop: Shop, id: string) => ({ org_id: shop.orgId, billing_customer_id: id });

  it.each(atBoth(["begin.after_row", "begin.after_gateway", "begin.after_commit"]))(
    "die at $step for $gateway while beginning: the same call again makes no second attempt",
    async ({ step, gateway }) => {
      const shop = await newShop();
      const input = wanted(shop, gateway);
      await processes.dieAt(step, { verb: "prepare", ctx: shop.ctx, input });
      const { customerId, client } = await setupPaymentMethod(shop.ctx, input);
      const attempts = await money.rows("select id from setup_attempt where org_id = $1", [shop.orgId]);
      expect(attempts).toHaveLength(1);
      await pay(money.sandbox.url, client);
      await confirmPaymentMethod(shop.ctx, confirming(shop, customerId));
      await expectDone(shop);
    },
    TIMEOUT,
  );

  const confirmed: Step[] = [...CHARGING, "finish.after_read"];
  const recoveries = [
    ...atOne("paypal", confirmed).map((one) => ({ ...one, recovery: "the integrator confirms again" })),
    ...atOne("stripe", confirmed).map((one) => ({ ...one, recovery: "only the reconciler comes" })),
  ];
  it.each(recoveries)(
    "die at $step for $gateway while confirming: $recovery",
    async ({ step, gateway, recovery }) => {
      const shop = await newShop();
      const { customerId, client } = await setupPaymentMethod(shop.ctx, wanted(shop, gateway));
      await pay(money.sandbox.url, client);
      const input = confirming(shop, customerId);
      await processes.dieAt(step, { verb: "confirm", ctx: shop.ctx, input });
      if (recovery === "only the reconciler comes") await money.reconcile(shop);
      expect(await confirmPaymentMethod(shop.ctx, input)).toMatchObject({ status: "succeeded" });
      await expectDone(shop);
    },
    TIMEOUT,
  );
});
