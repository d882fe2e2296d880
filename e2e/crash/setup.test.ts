import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { beginSetup } from "@/lib/setup/begin-setup";
import { buildSetup } from "@/lib/setup/build-setup";
import { finishSetup } from "@/lib/setup/finish-setup";
import type { Shop } from "@/lib/testing/factories";
import { DONE, type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { newVisit } from "@/lib/testing/visit";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import type { Call } from "./calls";
import { cases } from "./passed-by";
import { makeProcesses } from "./processes";
import { begun, deliver, newQuietShop, paid, paidWithEvent, type Stage } from "./stage";

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

type Customer = Pick<Stage, "shop" | "visit">;

/** Active, charged once, enrolled, told once: here and in the provider's books. */
async function expectDone({ shop, visit }: Customer): Promise<void> {
  expect(await standing(money, shop, visit.customerId)).toMatchObject(DONE);
  expect(await money.captures(shop)).toHaveLength(1);
  expect(await money.brokenRules(shop)).toEqual([]);
}

const finishCall = ({ visit, begun: { attemptId } }: Stage): Call => ({
  verb: "finish",
  ctx: visit.ctx,
  attemptId,
});

const TIMEOUT = 180_000;

describe.concurrent("building", () => {
  it.each(cases("build."))(
    "dies at $step for $gateway: the same call again leaves one customer",
    async ({ step, gateway }) => {
      const shop = await newQuietShop(money, gateway);
      const contact = newId("cont");
      const input = {
        org_id: shop.orgId,
        brand_id: shop.brandId,
        contact_id: contact,
        bi_id: shop.item,
        gateway,
      };
      await processes.dieAt(step, { verb: "build", ctx: shop.ctx, input });
      const again = await buildSetup(shop.ctx, input);
      expect(again.existing).toBe(step === "build.after_commit");
      const visit = await newVisit(shop, { gateway, contact });
      expect(visit.customerId).toBe(again.customerId);
      const { attemptId, client } = await visit.begin();
      await pay(money.sandbox.url, client);
      await visit.finish(attemptId);
      await expectDone({ shop, visit });
    },
    TIMEOUT,
  );
});

describe.concurrent("beginning", () => {
  const recoveries = cases("begin.").flatMap((one) => [
    { ...one, recovery: "the customer comes back" },
    { ...one, recovery: "the reconciler comes first" },
  ]);
  it.each(recoveries)(
    "dies at $step for $gateway, $recovery: one object, one charge",
    async ({ step, gateway, recovery }) => {
      const shop = await newQuietShop(money, gateway);
      const visit = await newVisit(shop, { gateway });
      await processes.dieAt(step, { verb: "begin", ctx: visit.ctx, address: visit.address });
      if (recovery === "the reconciler comes first") await money.reconcile(shop);
      const { attemptId, client } = await visit.begin();
      expect(await beginSetup(visit.ctx, { ...visit, locale: "de" })).toMatchObject({ attemptId, client });
      await visit.press(attemptId);
      await pay(money.sandbox.url, client);
      await visit.finish(attemptId);
      const attempts = await money.rows("select id from setup_attempt where org_id = $1", [shop.orgId]);
      expect(attempts).toEqual([{ id: attemptId }]);
      await expectDone({ shop, visit });
    },
    TIMEOUT,
  );
});

describe.concurrent("pressing the button", () => {
  const recoveries = cases("try.").flatMap((one) => [
    { ...one, recovery: "presses again" },
    { ...one, recovery: "had paid already, and never comes back" },
  ]);
  it.each(recoveries)(
    "dies at $step for $gateway, the customer $recovery",
    async ({ step, gateway, recovery }) => {
      const stage = await begun(money, gateway);
      const { visit, shop } = stage;
      const { attemptId, client } = stage.begun;
      const { receipt } = visit.visitor;
      await processes.dieAt(step, {
        verb: "try",
        ctx: visit.ctx,
        address: visit.address,
        attemptId,
        receipt,
      });
      if (recovery === "presses again") expect(await visit.press(attemptId)).toBe("go");
      await pay(money.sandbox.url, client);
      await money.reconcile(shop);
      await expectDone(stage);
    },
    TIMEOUT,
  );
});

describe.concurrent("finishing", () => {
  it.each(cases("finish."))(
    "dies at $step for $gateway: the page asks again",
    async ({ step, gateway }) => {
      const stage = await paid(money, gateway);
      await processes.dieAt(step, finishCall(stage));
      expect(await finishSetup(stage.visit.ctx, stage.begun.attemptId)).toEqual({ state: "succeeded" });
      await expectDone(stage);
    },
    TIMEOUT,
  );

  it.each(cases("finish."))(
    "stands still at $step for $gateway: the page asks again, and nothing is done twice when it goes on",
    async ({ step, gateway }) => {
      const stage = await paid(money, gateway);
      await processes.freezeAt(step, finishCall(stage), async () => {
        await finishSetup(stage.visit.ctx, stage.begun.attemptId);
        await money.reconcile(stage.shop);
        await expectDone(stage);
      });
      await expectDone(stage);
    },
    TIMEOUT,
  );

  it.each(cases("finish."))(
    "dies at $step for $gateway: only the reconciler comes",
    async ({ step, gateway }) => {
      const stage = await paid(money, gateway);
      await processes.dieAt(step, finishCall(stage));
      await money.reconcile(stage.shop);
      await expectDone(stage);
    },
    TIMEOUT,
  );

  it.each(cases("finish."))(
    "dies at $step for $gateway: the provider's events come first",
    async ({ step, gateway }) => {
      const stage = await paid(money, gateway);
      await processes.dieAt(step, finishCall(stage));
      await deliver(money, host, stage);
      await money.workInbox(stage.shop);
      // PayPal tells of nothing before a token was exchanged: that is the reconciler's to find.
      if (gateway === "paypal" && step === "finish.before_read") await money.reconcile(stage.shop);
      await expectDone(stage);
      await finishSetup(stage.visit.ctx, stage.begun.attemptId);
      await expectDone(stage);
    },
    TIMEOUT,
  );
});

/** Calls at which the money or the method comes into being, with the verb that makes them. */
const PROVIDER_CALLS = [
  { gateway: "stripe", verb: "begin", path: "^/v1/customers$" },
  { gateway: "stripe", verb: "begin", path: "^/v1/payment_intents$" },
  { gateway: "paypal", verb: "begin", path: "^/v3/vault/setup-tokens$" },
  { gateway: "paypal", verb: "finish", path: "^/v3/vault/payment-tokens$" },
  { gateway: "paypal", verb: "finish", path: "^/v2/checkout/orders$" },
] as const;

describe.concurrent("a process that is killed while the provider is asked", () => {
  const moments = PROVIDER_CALLS.flatMap((one) => [
    { ...one, effect: "hang" },
    { ...one, effect: "hang_after" },
  ]);
  it.each(moments)(
    "$gateway, $verb, $path, $effect: goes on where it stood",
    async (one) => {
      const { gateway, verb, path, effect } = one;
      const [customer, call] = await (verb === "begin" ? beginning(gateway) : finishing(gateway));
      const { shop, visit } = customer;
      await money.fault(shop, { provider: gateway, path, effect });
      await processes.dieOnce(() => faultUsed(shop), call);
      if (verb === "begin") {
        const { attemptId, client } = await visit.begin();
        await visit.press(attemptId);
        await pay(money.sandbox.url, client);
      }
      await money.reconcile(shop);
      await expectDone(customer);
    },
    TIMEOUT,
  );

  async function beginning(gateway: GatewayName): Promise<[Customer, Call]> {
    const shop = await newQuietShop(money, gateway);
    const visit = await newVisit(shop, { gateway });
    return [
      { shop, visit },
      { verb: "begin", ctx: visit.ctx, address: visit.address },
    ];
  }

  async function finishing(gateway: GatewayName): Promise<[Customer, Call]> {
    const stage = await paid(money, gateway);
    return [stage, finishCall(stage)];
  }

  async function faultUsed({ suffix }: Shop): Promise<void> {
    await vi.waitFor(
      async () => {
        const { faults } = await money.sandbox.control<{ faults: { account?: string }[] }>("GET", "faults");
        expect(faults.filter(({ account }) => account === suffix)).toEqual([]);
      },
      { timeout: 120_000, interval: 50 },
    );
  }
});

describe.concurrent("an event", () => {
  const receiving = cases("inbox.").filter(({ step }) => step !== "inbox.after_converge");

  it.each(receiving)(
    "whose taking dies at $step for $gateway comes again",
    async ({ step, gateway }) => {
      const stage = await paidWithEvent(money, gateway);
      const posts = await deliver(money, host, stage, true);
      expect(posts).not.toEqual([]);
      for (const { raw, headers, accountId } of posts)
        await processes.dieAt(step, { verb: "receive", gateway, accountId, raw: raw.toString(), headers });
      await deliver(money, host, stage);
      await money.workInbox(stage.shop);
      await expectDone(stage);
      const kept = await money.rows(
        "select provider_event_id from inbox_event where org_id = $1 group by 1 having count(*) > 1",
        [stage.shop.orgId],
      );
      expect(kept).toEqual([]);
    },
    TIMEOUT,
  );

  it.each(cases("inbox.after_converge"))(
    "whose work dies at $step for $gateway is worked again",
    async ({ step, gateway }) => {
      const stage = await paidWithEvent(money, gateway);
      await deliver(money, host, stage);
      const [event] = await money.rows<{ id: string }>(
        "select id from inbox_event where org_id = $1 and status = 'received' limit 1",
        [stage.shop.orgId],
      );
      const call: Call = { verb: "converge", orgId: stage.shop.orgId, id: event?.id ?? "" };
      await processes.dieAt(step, call);
      await money.workInbox(stage.shop);
      await expectDone(stage);
    },
    TIMEOUT,
  );
});
