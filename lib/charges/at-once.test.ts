import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { suspendCustomer } from "@/lib/customers/suspend-customer";
import { pool } from "@/lib/db";
import { pauseEnrollment } from "@/lib/enrollments/pause-enrollment";
import type { GatewayName } from "@/lib/gateways/types";
import { eventIds, listeningShop, send } from "@/lib/inbox/testing/events";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { type FireAnswer, fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { seedCustomer } from "@/lib/testing/seeded-customer";
import { newVisit } from "@/lib/testing/visit";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { finishCharge } from "./finish-charge";

const BOTH = ["stripe", "paypal"] as const;

let path: MoneyPath;
let host: WebhookHost;
beforeAll(async () => {
  host = await startWebhookHost();
  path = await startMoneyPath({ APP_URL: host.url });
}, 120_000);
afterAll(async () => {
  await path.stop();
  host.stop();
});

const callOf = (gateway: GatewayName) =>
  ({
    provider: gateway,
    path: gateway === "stripe" ? "^/v1/payment_intents$" : "^/v2/checkout/orders$",
  }) as const;

const charges = ({ orgId }: Shop) =>
  path.rows<{ id: string; status: string; payment_method_id: string }>(
    "select id, status::text, payment_method_id from charge where org_id = $1 and kind = 'trigger' order by created_at",
    [orgId],
  );

const enrollmentId = async ({ orgId }: Shop) =>
  String((await path.rows<{ id: string }>("select id from enrollment where org_id = $1", [orgId]))[0]?.id);

const codes = (answers: FireAnswer[]) => [...new Set(answers.map(({ status, code }) => code ?? status))];

async function newFired(gateway: GatewayName = "stripe", settings: Parameters<typeof newShop>[0] = {}) {
  const shop = await newShop({ cooldownSeconds: 0, ...settings });
  return { shop, customerId: await seedCustomer(path, shop, gateway, [shop.item]) };
}

/** Eight fires, and something that gets between them. */
async function between(shop: Shop, customerId: string, change: () => Promise<unknown>) {
  const fires = (from: number) =>
    Array.from({ length: 4 }, (_, at) => fire(shop, customerId, { trigger_id: `t${from + at}` }));
  const before = fires(0);
  const changing = change();
  const answers = await Promise.all([...before, ...fires(4)]);
  await changing;
  return answers;
}

/** Who was answered that money was taken, or that it is not known, has a charge; nobody else has. */
async function expectTold(shop: Shop, answers: FireAnswer[]): Promise<void> {
  await path.reconcile(shop);
  const ids = new Set(answers.flatMap(({ data }) => (data.charge_id ? [String(data.charge_id)] : [])));
  expect(new Set((await charges(shop)).map(({ id }) => id))).toEqual(ids);
  expect(await path.captures(shop)).toHaveLength(ids.size);
  expect(await path.brokenRules(shop)).toEqual([]);
}

describe.each(BOTH)("firing at %s", (gateway) => {
  it("while the customer is being suspended charges whom it told so, and nobody afterwards", async () => {
    const { shop, customerId } = await newFired(gateway);
    const input = { org_id: shop.orgId, billing_customer_id: customerId, reason: "A chargeback" };
    const answers = await between(shop, customerId, () => suspendCustomer(shop.ctx, input));
    for (const code of codes(answers)) expect([200, 202, "customer_suspended"]).toContain(code);
    await expectTold(shop, answers);
    expect(await fire(shop, customerId, { trigger_id: "late" })).toMatchObject({
      status: 409,
      code: "customer_suspended",
    });
  });

  it("while the enrollment is being paused charges whom it told so, and nobody afterwards", async () => {
    const { shop, customerId } = await newFired(gateway);
    const input = { org_id: shop.orgId, ts_id: await enrollmentId(shop), reason: "" };
    const answers = await between(shop, customerId, () => pauseEnrollment(shop.ctx, input));
    for (const code of codes(answers)) expect([200, 202, "enrollment_not_active"]).toContain(code);
    await expectTold(shop, answers);
    expect(await fire(shop, customerId, { trigger_id: "late" })).toMatchObject({
      status: 409,
      code: "enrollment_not_active",
    });
  });

  it("while the method is being replaced charges the one or the other, once each", async () => {
    const { shop, customerId } = await newFired(gateway);
    const [contact] = await path.rows<{ contact_id: string; payment_method_id: string }>(
      "select contact_id, payment_method_id from billing_customer where org_id = $1",
      [shop.orgId],
    );
    const visit = await newVisit(shop, { gateway, contact: contact?.contact_id ?? "" });
    const { attemptId, client } = await visit.begin();
    await visit.press(attemptId);
    await pay(path.sandbox.url, client);
    const answers = await between(shop, customerId, () => visit.finish(attemptId));
    for (const code of codes(answers)) expect([200, 202]).toContain(code);
    await expectTold(shop, answers);
    const last = await fire(shop, customerId, { trigger_id: "late" });
    expect(last.status).toBe(200);
    const made = (await charges(shop)).find(({ id }) => id === last.data.charge_id);
    expect(made?.payment_method_id).not.toBe(contact?.payment_method_id);
  });

  it("again while the first call still runs answers its charge, and makes no other", async () => {
    const { shop, customerId } = await newFired(gateway);
    await path.fault(shop, { ...callOf(gateway), effect: "delay", ms: 1_500 });
    const first = fire(shop, customerId, { trigger_id: "once" });
    const charge_id = await vi.waitFor(async () => {
      const [charge] = await charges(shop);
      if (!charge) throw new Error("The first call has no row yet");
      return charge.id;
    });
    const meanwhile = await Promise.all(
      ["once", "once", "another"].map((trigger_id) => fire(shop, customerId, { trigger_id })),
    );
    for (const answer of meanwhile)
      expect(answer).toMatchObject({ status: 202, data: { status: "processing", charge_id } });
    expect(await first).toMatchObject({ status: 200, data: { charge_id } });
    expect(await fire(shop, customerId, { trigger_id: "another" })).toEqual(await first);
    await expectTold(shop, meanwhile);
  });

  it("in doubt, found out by the reconciler, webhooks, repeats and two more at once, is one charge", async () => {
    const shop = await listeningShop(path, gateway, { cooldownSeconds: 0 });
    const customerId = await seedCustomer(path, shop, gateway, [shop.item]);
    await path.fault(shop, { ...callOf(gateway), effect: "drop_after", times: 9 });
    const first = await fire(shop, customerId, { trigger_id: "once" });
    expect(first.status).toBe(202);
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    const ids = await eventIds(path, shop);
    await Promise.all([
      ...Array.from({ length: 3 }, () => finishCharge(shop.ctx, String(first.data.charge_id))),
      path.reconcile(shop),
      send(path, [...ids, ...ids]).then(() => path.workInbox(shop)),
      fire(shop, customerId, { trigger_id: "once" }),
    ]);
    expect(await fire(shop, customerId, { trigger_id: "once" })).toMatchObject({
      status: 200,
      data: { charge_id: first.data.charge_id },
    });
    await expectTold(shop, [first]);
  });

  it("refused in doubt, found out by five at once, counts one failure", async () => {
    const { shop, customerId } = await newFired(gateway);
    const code = gateway === "stripe" ? "insufficient_funds" : "INSTRUMENT_DECLINED";
    await path.fault(shop, { ...callOf(gateway), effect: "drop_before", times: 9 });
    const first = await fire(shop, customerId, { trigger_id: "once" });
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    await path.declineNext(shop, gateway, code, 5);
    const id = String(first.data.charge_id);
    await Promise.all(Array.from({ length: 5 }, () => finishCharge(shop.ctx, id)));
    expect(await fire(shop, customerId, { trigger_id: "once" })).toMatchObject({ status: 402 });
    expect(
      await path.rows("select consecutive_failures from enrollment where org_id = $1", [shop.orgId]),
    ).toEqual([{ consecutive_failures: 1 }]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

it("with one trigger_id for two customers answers neither of them with the other's charge, whoever is late", async () => {
  const { shop, customerId } = await newFired();
  const other = await seedCustomer(path, shop, "stripe", [shop.item]);
  const connections = pool();
  const query = connections.query.bind(connections) as (...asked: unknown[]) => unknown;
  let first: Promise<FireAnswer> | undefined;
  // The other one has read that nothing stands for the id; until it claims it, the first call is over.
  const asked = vi.spyOn(connections, "query").mockImplementation(async (...args: unknown[]) => {
    const { name, values = [] } = args[0] as { name?: string; values?: unknown[] };
    if (name === "claim-charge" && values.includes(other)) {
      first ??= fire(shop, customerId, call);
      await first;
    }
    return query(...args);
  });
  const call = { trigger_id: "both" };
  const late = await fire(shop, other, call).finally(() => asked.mockRestore());
  expect(await first).toMatchObject({ status: 200 });
  expect(late).toMatchObject({ status: 409, code: "idempotency_conflict", data: {} });
  expect(await charges(shop)).toHaveLength(1);
  expect(await path.captures(shop)).toHaveLength(1);
});

describe("the cooldown", () => {
  const age = (shop: Shop, milliseconds: number) =>
    path.rows(
      "update charge set created_at = clock_timestamp() - make_interval(secs => $2) where org_id = $1 and kind = 'trigger'",
      [shop.orgId, milliseconds / 1000],
    );

  it("lasts a minute, to the second, and is the organization's own", async () => {
    for (const cooldownSeconds of [60, 300]) {
      const { shop, customerId } = await newFired("stripe", { cooldownSeconds });
      const first = await fire(shop, customerId, { trigger_id: "t1" });
      // A slow machine has some seconds for the call itself.
      await age(shop, (cooldownSeconds - 20) * 1000);
      expect(await fire(shop, customerId, { trigger_id: "t2" })).toEqual(first);
      await age(shop, cooldownSeconds * 1000 + 1);
      expect((await fire(shop, customerId, { trigger_id: "t3" })).data.charge_id).not.toBe(
        first.data.charge_id,
      );
      expect(await charges(shop)).toHaveLength(2);
    }
  });

  it("is of one customer and one item: others are charged at once", async () => {
    const shop = await newShop();
    const item = await newItem(shop);
    const both = await seedCustomer(path, shop, "stripe", [shop.item, item]);
    const other = await seedCustomer(path, shop, "stripe", [shop.item]);
    const answers = await Promise.all([
      fire(shop, both),
      fire(shop, both, { billable_item_id: item }),
      fire(shop, other),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await expectTold(shop, answers);
  });

  it("does not end for a charge in doubt, however old it is", async () => {
    const { shop, customerId } = await newFired("paypal", { cooldownSeconds: 60 });
    await path.fault(shop, { ...callOf("paypal"), effect: "drop_after", times: 9 });
    const first = await fire(shop, customerId, { trigger_id: "t1" });
    await age(shop, 7 * 86_400_000);
    expect(await fire(shop, customerId, { trigger_id: "t2" })).toEqual(first);
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    await path.reconcile(shop);
    await expectTold(shop, [first]);
  });

  it("does not begin with the initial charge", async () => {
    const shop = await newShop();
    const visit = await newVisit(shop);
    const { attemptId, client } = await visit.begin();
    await visit.press(attemptId);
    await pay(path.sandbox.url, client);
    await visit.finish(attemptId);
    const fired = await fire(shop, visit.customerId);
    expect(fired).toMatchObject({ status: 200, data: { amount: 200 } });
    expect((await path.captures(shop)).map(({ amount_minor }) => amount_minor)).toEqual([1500, 20_000]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

it("takes fifty fires of ten customers at both gateways at once, without a deadlock and without a gap in the numbers", async () => {
  const shop = await newShop({ cooldownSeconds: 0 });
  const item = await newItem(shop);
  const billed = await newItem(shop, {
    triggerMode: "event",
    captureMode: "client_confirm",
    triggerCondition: null,
    triggerThreshold: null,
  });
  const customers: string[] = [];
  for (let at = 0; at < 10; at++)
    customers.push(await seedCustomer(path, shop, BOTH[at % 2] ?? "stripe", [shop.item, item, billed]));
  await path.declineNext(shop, "stripe", "insufficient_funds", 3);
  await path.declineNext(shop, "paypal", "INSTRUMENT_DECLINED", 3);
  await path.fault(shop, { ...callOf("stripe"), effect: "drop_after", times: 4 });
  await path.fault(shop, { ...callOf("paypal"), effect: "status_after", status: 500, times: 4 });
  const items = [shop.item, item, billed, shop.item, item];
  const answers = await Promise.all(
    customers.flatMap((customerId, who) =>
      items.map((billable_item_id, at) =>
        fire(shop, customerId, { billable_item_id, trigger_id: `${who}:${at}` }),
      ),
    ),
  );
  for (const code of codes(answers)) expect([200, 202, "card_declined"]).toContain(code);
  await path.reconcile(shop);
  await path.reconcile(shop);
  expect(await path.brokenRules(shop)).toEqual([]);
  const numbers = await path.rows<{ number: string }>(
    "select number from invoice where org_id = $1 order by number",
    [shop.orgId],
  );
  expect(numbers.map(({ number }) => number)).toEqual(
    numbers.map((_, at) => `INV-${String(at + 1).padStart(6, "0")}`),
  );
  const states = (await charges(shop)).map(({ status }) => status);
  expect(states.filter((status) => status === "processing")).toEqual([]);
  expect(numbers).toHaveLength(states.filter((status) => status !== "failed").length);
}, 120_000);

it("takes nothing twice when what was taken could not be written down: the number is given back, and given again", async () => {
  const { shop, customerId } = await newFired();
  await path.rows(`alter table event add constraint full_disk check (org_id <> '${shop.orgId}') not valid`);
  await expect(fire(shop, customerId, { trigger_id: "once" })).rejects.toThrow("full_disk");
  expect(await path.captures(shop)).toHaveLength(1);
  expect(await charges(shop)).toMatchObject([{ status: "processing" }]);
  await path.reconcile(shop);
  expect(await charges(shop)).toMatchObject([{ status: "processing" }]);
  expect(await fire(shop, customerId, { trigger_id: "once" })).toMatchObject({ status: 202 });

  await path.rows("alter table event drop constraint full_disk");
  await path.reconcile(shop);
  expect(await fire(shop, customerId, { trigger_id: "once" })).toMatchObject({ status: 200 });
  expect(await path.rows("select number from invoice where org_id = $1", [shop.orgId])).toEqual([
    { number: "INV-000001" },
  ]);
  expect(await path.captures(shop)).toHaveLength(1);
  expect(await path.brokenRules(shop)).toEqual([]);
});
