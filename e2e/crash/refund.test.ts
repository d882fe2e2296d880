import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayName } from "@/lib/gateways/types";
import { listeningShop, tell } from "@/lib/inbox/testing/events";
import { refundCharge } from "@/lib/refunds/refund-charge";
import { lastTaken, refundElsewhere, type Taken } from "@/lib/refunds/testing/elsewhere";
import { reconcileShop } from "@/lib/refunds/testing/reconcile";
import { convergeMoney } from "@/lib/revenue/converge-money";
import type { Step } from "@/lib/step";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import type { Shop } from "@/lib/testing/factories";
import { refunds } from "@/lib/testing/invariants";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
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

type Stage = { shop: Shop; taken: Taken };

async function newStage(gateway: GatewayName): Promise<Stage> {
  const shop = await listeningShop(money, gateway);
  await newActiveCustomer(money, shop, { gateway });
  return { shop, taken: await lastTaken(money, shop) };
}

/** Six dollars of the fifteen. */
const callOf = ({ shop: { ctx, orgId }, taken: { id } }: Stage) => ({
  ctx: { ...ctx, idempotencyKey: "six" },
  input: { org_id: orgId, charge_id: id, amount: 6 },
});

async function dieAt(step: Step, stage: Stage): Promise<void> {
  await processes.dieAt(step, { verb: "refund", ...callOf(stage) });
}

async function expectOneRefund({ shop }: Stage): Promise<void> {
  expect(await refunds(money.sandbox, shop)).toMatchObject([{ amount_minor: 600 }]);
  expect(await money.rows("select status from refund where org_id = $1", [shop.orgId])).toEqual([
    { status: "succeeded" },
  ]);
  expect(await money.brokenRules(shop)).toEqual([]);
}

const TIMEOUT = 180_000;

describe.concurrent("refunding", () => {
  it.each(cases("refund."))(
    "dies at $step for $gateway: the same call again gives back once",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      await dieAt(step, stage);
      const { ctx, input } = callOf(stage);
      expect((await refundCharge(ctx, input)).refund.status).toBe("succeeded");
      await expectOneRefund(stage);
    },
    TIMEOUT,
  );

  it.each(cases("refund."))(
    "stands still at $step for $gateway: the same call gives back, and it gives no more when it goes on",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      const { ctx, input } = callOf(stage);
      await processes.freezeAt(step, { verb: "refund", ctx, input }, async () => {
        await refundCharge(ctx, input);
        await reconcileShop(money, stage.shop);
        await expectOneRefund(stage);
      });
      await expectOneRefund(stage);
    },
    TIMEOUT,
  );

  it.each(cases("refund.").filter(({ step }) => step !== "refund.before_row"))(
    "dies at $step for $gateway: only the reconciler comes",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      await dieAt(step, stage);
      await reconcileShop(money, stage.shop);
      await expectOneRefund(stage);
    },
    TIMEOUT,
  );

  it.each(cases("refund.after_gateway"))(
    "dies at $step for $gateway: the provider's event comes first",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      await dieAt(step, stage);
      await tell(money, stage.shop);
      await expectOneRefund(stage);
      await reconcileShop(money, stage.shop);
      await expectOneRefund(stage);
    },
    TIMEOUT,
  );
});

describe.concurrent("following money that moved elsewhere", () => {
  it.each(cases("money."))(
    "dies at $step for $gateway: whoever looks again finds it",
    async ({ step, gateway }) => {
      const stage = await newStage(gateway);
      const { shop, taken } = stage;
      await refundElsewhere(money, shop, taken, 6);
      await processes.dieAt(step, { verb: "converge_money", ctx: shop.ctx, chargeId: taken.id });
      await convergeMoney(shop.ctx, taken.id);
      await expectOneRefund(stage);
    },
    TIMEOUT,
  );
});
