import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { registerAccountWebhook } from "@/lib/gateway-accounts/connect-account";
import type { GatewayName } from "@/lib/gateways/types";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { fire, fireCall } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newBilled, newPayer, payInBrowser } from "@/lib/testing/paying";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { cases } from "./passed-by";
import { makeProcesses } from "./processes";

let money: MoneyPath;
let host: WebhookHost;
const processes = makeProcesses();

beforeAll(async () => {
  host = await startWebhookHost();
  money = await startMoneyPath({ APP_URL: host.url });
});
afterAll(async () => {
  await money.stop();
  host.stop();
});

type Stage = { shop: Shop; customerId: string; input: ReturnType<typeof fireCall> };

/** An active customer of an organization of its own, enrolled, whose provider's events are held. */
async function newStage(gateway: GatewayName, item: Parameters<typeof newItem>[1] = {}): Promise<Stage> {
  const shop = await newShop();
  await money.sandbox.control("POST", "webhooks", { account: shop.suffix, mode: "hold" });
  await registerAccountWebhook(shop.ctx, gateway, shop.accounts[gateway]);
  const itemId = await newItem(shop, item);
  const { customerId } = await newActiveCustomer(money, shop, { gateway, item: itemId });
  return {
    shop,
    customerId,
    input: fireCall(shop, customerId, { billable_item_id: itemId, trigger_id: "once" }),
  };
}

/** The integrator sends the same again. */
const again = ({ shop, customerId, input: { billable_item_id, trigger_id } }: Stage) =>
  fire(shop, customerId, { billable_item_id, trigger_id });

/** One charge of the trigger, here and in the provider's books. */
async function expectOnce(stage: Stage): Promise<void> {
  const { shop } = stage;
  expect(await again(stage)).toMatchObject({ status: 200, data: { status: "captured" } });
  expect(await money.captures(shop)).toHaveLength(2);
  expect(await money.brokenRules(shop)).toEqual([]);
}

const TIMEOUT = 180_000;

/** `fire.after_settled` is passed by what is not captured at once, `fire.after_invoice` by what is billed. */
const taking = cases("fire.").filter(
  ({ step }) => step !== "fire.after_settled" && step !== "fire.after_invoice",
);

describe.concurrent("firing", () => {
  it.each(taking)(
    "dies at $step for $gateway: the integrator repeats, then the reconciler comes",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      await processes.dieAt(step, { verb: "fire", ctx: stage.shop.ctx, input: stage.input });
      const settled = step === "fire.before_row" || step === "fire.after_capture";
      expect((await again(stage)).status).toBe(settled ? 200 : 202);
      await money.reconcile(stage.shop);
      await expectOnce(stage);
    },
    TIMEOUT,
  );

  it.each(taking.filter(({ step }) => step !== "fire.before_row"))(
    "dies at $step for $gateway: only the reconciler comes",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      await processes.dieAt(step, { verb: "fire", ctx: stage.shop.ctx, input: stage.input });
      await money.reconcile(stage.shop);
      await expectOnce(stage);
    },
    TIMEOUT,
  );

  it.each(taking)(
    "stands still at $step for $gateway: another one takes the money, and it takes no more when it goes on",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      const call = { verb: "fire", ctx: stage.shop.ctx, input: stage.input } as const;
      await processes.freezeAt(step, call, async () => {
        await again(stage);
        await money.reconcile(stage.shop);
        await expectOnce(stage);
      });
      await expectOnce(stage);
    },
    TIMEOUT,
  );

  it.each(taking.filter(({ step }) => step === "fire.after_gateway"))(
    "dies at $step for $gateway: the provider's events come first",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      await processes.dieAt(step, { verb: "fire", ctx: stage.shop.ctx, input: stage.input });
      const { events } = await money.sandbox.control<{ events: { id: string }[] }>(
        "GET",
        `webhooks?account=${stage.shop.suffix}`,
      );
      await money.sandbox.control("POST", "webhooks/deliver", { ids: events.map(({ id }) => id) });
      await money.workInbox(stage.shop);
      await expectOnce(stage);
    },
    TIMEOUT,
  );

  it.each(cases("fire.after_settled"))(
    "dies at $step for $gateway: a refusal is counted once",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      const code = gateway === "stripe" ? "insufficient_funds" : "INSTRUMENT_DECLINED";
      await money.declineNext(stage.shop, gateway, code);
      await processes.dieAt(step, { verb: "fire", ctx: stage.shop.ctx, input: stage.input });
      await money.reconcile(stage.shop);
      expect(await again(stage)).toMatchObject({ status: 402 });
      const failures = await money.rows(
        "select consecutive_failures from enrollment where org_id = $1 and item_id = $2",
        [stage.shop.orgId, stage.input.billable_item_id],
      );
      expect(failures).toEqual([{ consecutive_failures: 1 }]);
      expect(await money.captures(stage.shop)).toHaveLength(1);
    },
    TIMEOUT,
  );

  it.each(cases("fire.").filter(({ step }) => ["fire.after_row", "fire.after_invoice"].includes(step)))(
    "dies at $step for $gateway while it bills the customer: one invoice is sent",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway, { triggerMode: "event", captureMode: "client_confirm" });
      await processes.dieAt(step, { verb: "fire", ctx: stage.shop.ctx, input: stage.input });
      await money.reconcile(stage.shop);
      const { rows } = money;
      expect(await rows("select number from invoice where org_id = $1", [stage.shop.orgId])).toEqual([
        { number: "INV-000001" },
      ]);
      const told = "select 1 from event where org_id = $1 and type = 'trigger.pending_client'";
      expect(await rows(told, [stage.shop.orgId])).toHaveLength(1);
      expect(await again(stage)).toMatchObject({ status: 200, data: { status: "pending_client_action" } });
      expect(await money.captures(stage.shop)).toHaveLength(1);
    },
    TIMEOUT,
  );
});

/** A charge whose first answer was lost, as the reconciler finds it. */
async function inDoubt(gateway: GatewayName): Promise<Stage & { chargeId: string }> {
  const stage = await newStage(gateway);
  const path = gateway === "stripe" ? "^/v1/payment_intents$" : "^/v2/checkout/orders$";
  await money.fault(stage.shop, { provider: gateway, path, effect: "drop_after", times: 9 });
  const { data } = await again(stage);
  await money.sandbox.control("DELETE", `faults?account=${stage.shop.suffix}`);
  return { ...stage, chargeId: String(data.charge_id) };
}

describe.concurrent("settling a charge in doubt", () => {
  it.each(cases("charge.").filter(({ step }) => step !== "charge.before_capture"))(
    "dies at $step for $gateway: the next one settles it",
    async ({ step, gateway }) => {
      const stage = await inDoubt(gateway);
      const call = { verb: "finish_charge", ctx: stage.shop.ctx, chargeId: stage.chargeId } as const;
      await processes.dieAt(step, call);
      await money.reconcile(stage.shop);
      await expectOnce(stage);
    },
    TIMEOUT,
  );
});

it.each(cases("charge.before_capture"))(
  "dies at $step for $gateway once the payer has agreed: the reconciler captures that order, once",
  async ({ step, gateway }) => {
    const billed = await newBilled(money, { gateway });
    const payer = newPayer(billed);
    const { attempt, client } = await payer.form();
    await payer.press(attempt);
    await payInBrowser(money.sandbox.url, client);
    const { chargeId, shop } = billed;
    await processes.dieAt(step, { verb: "finish_charge", ctx: payer.ctx, chargeId });
    await money.reconcile(shop);
    const rows = await money.rows("select status::text from charge where id = $1", [chargeId]);
    expect(rows).toEqual([{ status: "captured" }]);
    expect(await money.captures(shop)).toHaveLength(2);
    expect(await money.brokenRules(shop)).toEqual([]);
  },
  TIMEOUT,
);

describe.concurrent("a process that is killed while the provider is asked to charge", () => {
  const moments = (["stripe", "paypal"] as const).flatMap((gateway) =>
    ["hang", "hang_after"].map((effect) => ({ gateway, effect })),
  );
  it.each(moments)(
    "$gateway, $effect: the reconciler goes on where it stood",
    async ({ gateway, effect }) => {
      const stage = await newStage(gateway);
      const path = gateway === "stripe" ? "^/v1/payment_intents$" : "^/v2/checkout/orders$";
      await money.fault(stage.shop, { provider: gateway, path, effect });
      const used = async () =>
        vi.waitFor(
          async () => {
            const { faults } = await money.sandbox.control<{ faults: { account?: string }[] }>(
              "GET",
              "faults",
            );
            expect(faults.filter(({ account }) => account === stage.shop.suffix)).toEqual([]);
          },
          { timeout: 120_000, interval: 50 },
        );
      await processes.dieOnce(async () => void (await used()), {
        verb: "fire",
        ctx: stage.shop.ctx,
        input: stage.input,
      });
      await money.reconcile(stage.shop);
      await expectOnce(stage);
    },
    TIMEOUT,
  );
});
