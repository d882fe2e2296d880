import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayName } from "@/lib/gateways/types";
import { receiveMissed } from "@/lib/inbox/receive-missed";
import { listeningShop, tell } from "@/lib/inbox/testing/events";
import { removeAt } from "@/lib/payment-methods/testing/provider";
import { dispute, lastTaken, refundElsewhere } from "@/lib/refunds/testing/elsewhere";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { newVisit } from "@/lib/testing/visit";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { schedule } from "@/lib/worker/schedule";
import { runDueDrift } from "@/lib/worker/sweep-drift";
import { tasks } from "@/lib/worker/tasks";
import { dismissFinding } from "./dismiss-finding";
import { endChargeInDoubt } from "./end-charge-in-doubt";
import { pruneDrift } from "./prune-drift";
import { countDriftAttention, latestRuns, listFindings } from "./queries";
import { requestDrift } from "./request-drift";
import { runDrift } from "./run-drift";
import { letQuietPass } from "./testing/stuck";

const BOTH = ["stripe", "paypal"] as const;
const CHARGE_CALL = { stripe: "^/v1/payment_intents$", paypal: "^/v2/checkout/orders$" };

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

const run = (shop: Shop, gateway: GatewayName, since?: Date) =>
  runDrift(shop.ctx, { accountId: shop.accounts[gateway], since }, { receiveMissed });

/** `kind status`, without the events, of which each provider tells as many as it likes. */
async function findings({ orgId }: Shop): Promise<string[]> {
  const rows = await path.rows<{ shown: string }>(
    "select kind || ' ' || status as shown from drift_finding where org_id = $1 and kind <> 'event_missed' order by 1",
    [orgId],
  );
  return rows.map(({ shown }) => shown);
}

/** Everything that a second comparison might have touched. */
async function everything({ orgId }: Shop) {
  const tables = ["charge", "refund", "revenue", "dispute", "payment_method", "event", "inbox_event"];
  const rows = await Promise.all(
    tables.map((table) => path.rows(`select * from ${table} where org_id = $1 order by 1, 2, 3`, [orgId])),
  );
  const listed = await path.rows(
    "select id, kind, subject, status, found_at, closed_at from drift_finding where org_id = $1 order by id",
    [orgId],
  );
  return { rows, listed };
}

/** Compared again, nothing is new and nothing is touched. */
async function expectNothingMore(shop: Shop, gateway: GatewayName): Promise<void> {
  const before = await everything(shop);
  const again = await run(shop, gateway, new Date(Date.now() - 3_600_000));
  expect(again).toMatchObject({ status: "done", error: null, compared: { found: 0, healed: 0, gone: 0 } });
  expect(await everything(shop)).toEqual(before);
  expect(await path.brokenRules(shop)).toEqual([]);
}

/** A shop of which every webhook gets lost. */
async function deafShop(gateway: GatewayName): Promise<Shop> {
  const shop = await listeningShop(path, gateway);
  await path.sandbox.control("POST", "webhooks", { account: shop.suffix, mode: "lose" });
  return shop;
}

/** Fired, taken by the provider, and never answered to us. */
async function fireUnanswered(shop: Shop, gateway: GatewayName, customerId: string): Promise<string> {
  await path.fault(shop, { provider: gateway, path: CHARGE_CALL[gateway], effect: "drop_after", times: 2 });
  const { status, data } = await fire(shop, customerId, { metric_value: 1 });
  expect(status).toBe(202);
  return String(data.charge_id);
}

const age = (chargeId: string, interval: string) =>
  path.rows("update charge set created_at = now() - $2::interval where id = $1", [chargeId, interval]);

describe.each(BOTH)("what %s knows and nobody told us", (gateway) => {
  it("is learned once: money taken, given back and disputed, a method removed, and each event", async () => {
    const shop = await deafShop(gateway);
    const { customerId } = await newActiveCustomer(path, shop, { gateway });
    const first = await lastTaken(path, shop);
    const chargeId = await fireUnanswered(shop, gateway, customerId);
    await refundElsewhere(path, shop, first, 4);
    if (gateway === "stripe") await dispute.open(path, first);
    else await path.sandbox.control("POST", "paypal/dispute", { capture: first.gatewayRef });
    const [method] = await path.rows<{ ref: string }>("select ref from payment_method where org_id = $1", [
      shop.orgId,
    ]);
    await removeAt(path, shop, gateway, method?.ref ?? "");

    expect(await run(shop, gateway)).toMatchObject({ status: "done", error: null });
    expect(await findings(shop)).toEqual([
      "capture_unrecorded healed",
      "dispute_unrecorded healed",
      "refund_unrecorded healed",
    ]);
    const missed = await path.rows<{ status: string; customer_id: string | null }>(
      "select status, customer_id from drift_finding where org_id = $1 and kind = 'event_missed'",
      [shop.orgId],
    );
    // The method's is among them: its event is told before the methods have their turn.
    expect(missed.length).toBeGreaterThanOrEqual(4);
    expect(new Set(missed.map(({ status }) => status))).toEqual(new Set(["healed"]));
    expect(new Set(missed.map(({ customer_id }) => customer_id))).toEqual(new Set([customerId]));
    expect(await path.rows("select status from charge where id = $1", [chargeId])).toEqual([
      { status: "captured" },
    ]);
    expect(await path.rows("select status, refunded_amount from charge where id = $1", [first.id])).toEqual([
      { status: "disputed", refunded_amount: 400 },
    ]);
    expect(await path.rows("select status from payment_method where org_id = $1", [shop.orgId])).toEqual([
      { status: "detached" },
    ]);
    await expectNothingMore(shop, gateway);
  });

  it("is learned of a method whose event the provider has forgotten, and of a set-up paid behind a closed tab", async () => {
    const shop = await newShop();
    await newActiveCustomer(path, shop, { gateway });
    const [method] = await path.rows<{ id: string; ref: string }>(
      "select id, ref from payment_method where org_id = $1",
      [shop.orgId],
    );
    await removeAt(path, shop, gateway, method?.ref ?? "");
    // The window lies behind all that happened, so no event tells of it.
    await path.rows("update gateway_account set created_at = now() - interval '30 days' where org_id = $1", [
      shop.orgId,
    ]);
    const since = new Date(Date.now() - 20 * 24 * 3_600_000);
    const until = new Date(Date.now() - 19 * 24 * 3_600_000);
    const wanted = { accountId: shop.accounts[gateway], since, until };
    expect(await runDrift(shop.ctx, wanted, { receiveMissed })).toMatchObject({
      status: "done",
      compared: { events: 0, methods: 1, healed: 1 },
    });
    expect(await findings(shop)).toEqual(["method_gone healed"]);

    const visit = await newVisit(shop, { gateway });
    const { attemptId, client } = await visit.begin();
    await visit.press(attemptId);
    await pay(path.sandbox.url, client);
    expect(await run(shop, gateway, since)).toMatchObject({ status: "done" });
    expect(await path.rows("select status from billing_customer where id = $1", [visit.customerId])).toEqual([
      { status: gateway === "stripe" ? "active" : "pending" },
    ]);
  });

  it("what is recorded here and not there, and another amount, are listed and never touched", async () => {
    const shop = await listeningShop(path, gateway);
    const { customerId } = await newActiveCustomer(path, shop, { gateway });
    const first = await lastTaken(path, shop);
    const { data } = await fire(shop, customerId, { metric_value: 1 });
    const second = String(data.charge_id);
    await tell(path, shop);
    await path.rows("update charge set amount = 1400 where id = $1", [first.id]);
    await path.rows("update charge set gateway_ref = $2, order_ref = null where id = $1", [
      second,
      gateway === "stripe" ? "pi_nobodys" : "0NOBODYS0000",
    ]);
    const before = await path.rows("select * from charge where org_id = $1 order by id", [shop.orgId]);
    await run(shop, gateway);
    const { findings: open } = await listFindings(shop.ctx, { status: "open" });
    expect(open.map(({ kind, chargeId }) => [kind, chargeId]).sort()).toEqual(
      [
        ["amount_differs", first.id],
        ["capture_missing", second],
        // The money of the second is there, under a name that our row does not have.
        ["captured_twice", second],
      ].sort(),
    );
    expect(open.find(({ kind }) => kind === "amount_differs")?.details).toMatchObject({
      amount: 1400,
      provider_amount: 1500,
      currency: "USD",
    });
    expect(await path.rows("select * from charge where org_id = $1 order by id", [shop.orgId])).toEqual(
      before,
    );

    const [twice] = open.filter(({ kind }) => kind === "captured_twice");
    await dismissFinding(shop.ctx, { id: twice?.id ?? "", reason: "Refunded at the provider" });
    await expect(dismissFinding(shop.ctx, { id: twice?.id ?? "", reason: "Again" })).rejects.toMatchObject({
      code: "invalid_request",
    });
    await path.rows("update charge set amount = 1500 where id = $1", [first.id]);
    // Far behind: only the look at what is open finds that it is mended.
    await path.rows("update drift_run set until = now() + interval '3 hours' where org_id = $1", [
      shop.orgId,
    ]);
    expect(await run(shop, gateway)).toMatchObject({ status: "done", compared: { found: 0, gone: 1 } });
    expect(await findings(shop)).toEqual([
      "amount_differs gone",
      "capture_missing open",
      "captured_twice dismissed",
    ]);
    await path.rows("update drift_run set until = started_at where org_id = $1", [shop.orgId]);
    await run(shop, gateway, new Date(Date.now() - 3_600_000));
    expect(await findings(shop)).toContain("captured_twice dismissed");
    expect(await countDriftAttention(shop.ctx)).toEqual({ open: 1, failedAccounts: 0 });
  });

  it("a charge left behind is settled, one in doubt is listed and ended by staff only when nothing was taken", async () => {
    const shop = await newShop({ cooldownSeconds: 0 });
    const { customerId } = await newActiveCustomer(path, shop, { gateway });
    const answered = await fireUnanswered(shop, gateway, customerId);
    await age(answered, "10 minutes");
    // Behind all that happened: only our own row says that something is open.
    await path.rows("update gateway_account set created_at = now() - interval '30 days' where org_id = $1", [
      shop.orgId,
    ]);
    const long = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
    const old = { accountId: shop.accounts[gateway], since: long(20), until: long(19) };
    await runDrift(shop.ctx, old, { receiveMissed });
    expect(await findings(shop)).toEqual(["charge_unfinished healed"]);

    const pending = { stripe: "processing", paypal: "PENDING" }[gateway];
    await path.declineNext(shop, gateway, pending);
    const { data } = await fire(shop, customerId, { metric_value: 1 });
    const stuck = String(data.charge_id);
    await expect(
      endChargeInDoubt(shop.ctx, { chargeId: stuck, outcome: "failed", reason: "Too long" }),
    ).rejects.toMatchObject({ message: expect.stringContaining("younger than an hour") });
    await age(stuck, "2 hours");
    await runDrift(shop.ctx, old, { receiveMissed });
    const { findings: open } = await listFindings(shop.ctx, { status: "open", kind: "charge_in_doubt" });
    expect(open).toMatchObject([
      { chargeId: stuck, details: { provider_says: "processing", amount: 20_000 } },
    ]);
    const neighbour = await newShop();
    await expect(
      endChargeInDoubt(neighbour.ctx, { chargeId: stuck, outcome: "failed", reason: "Mine" }),
    ).rejects.toMatchObject({ code: "unknown_charge" });
    // Stripe's intent can be called off; PayPal's order has been captured, and only PayPal knows how that ends.
    const end = () => endChargeInDoubt(shop.ctx, { chargeId: stuck, outcome: "failed", reason: "Too long" });
    const ended = end();
    if (gateway === "stripe") {
      expect(await ended).toEqual({ status: "processing", endsAt: expect.any(String) });
      await letQuietPass(path, { shop });
      expect(await end()).toEqual({ status: "failed", endsAt: null });
      // It was called off by us, so nothing is said against the customer.
      expect(await path.rows("select decline_code from charge where id = $1", [stuck])).toEqual([
        { decline_code: "ended_by_staff" },
      ]);
    } else await expect(ended).rejects.toMatchObject({ message: expect.stringContaining("cannot say") });
    expect(await path.rows("select status from charge where id = $1", [stuck])).toEqual([
      { status: gateway === "stripe" ? "failed" : "processing" },
    ]);
    const broken = gateway === "stripe" ? [] : [`nothing is in doubt: ${stuck}`];
    expect(await path.brokenRules(shop)).toEqual(broken);
  });
});

it("money of others at the same account is nobody's business, money that names a charge we do not have is", async () => {
  const shop = await newShop();
  const take = async (metadata: Record<string, string>) => {
    const form = {
      amount: "500",
      currency: "usd",
      payment_method: "pm_card_visa",
      confirm: "true",
      ...metadata,
    };
    const response = await fetch(`${path.sandbox.url}/v1/payment_intents`, {
      method: "POST",
      headers: { authorization: `Bearer sk_test_${shop.suffix}` },
      body: new URLSearchParams({ ...form, return_url: "https://shop.example/r" }),
    });
    return ((await response.json()) as { id: string }).id;
  };
  await take({});
  await take({ "metadata[charge_id]": "sc_theirs" });
  await take({ "metadata[charge_id]": "sc_theirs", "metadata[org_id]": "org_theirs" });
  const lost = await take({ "metadata[charge_id]": "sc_lost", "metadata[org_id]": shop.orgId });
  expect(await run(shop, "stripe")).toMatchObject({ status: "done", compared: { captures: 4, found: 1 } });
  expect((await listFindings(shop.ctx, { status: "open" })).findings).toMatchObject([
    {
      kind: "capture_unknown",
      subject: lost,
      details: { charge_id: "sc_lost", amount: 500, currency: "USD" },
    },
  ]);
  const again = await run(shop, "stripe", new Date(Date.now() - 3_600_000));
  expect(again).toMatchObject({ status: "done", compared: { captures: 4, found: 0, gone: 0 } });
});

it("a refund that came back from the bank is listed, and dismissed by staff", async () => {
  const shop = await listeningShop(path, "stripe");
  await newActiveCustomer(path, shop);
  const taken = await lastTaken(path, shop);
  await refundElsewhere(path, shop, taken, 4);
  await tell(path, shop);
  const [refund] = await path.rows<{ id: string; gateway_ref: string }>(
    "select * from refund where org_id = $1",
    [shop.orgId],
  );
  await path.sandbox.control("POST", "stripe/settle-refund", {
    refund: refund?.gateway_ref,
    status: "failed",
  });
  await run(shop, "stripe");
  const { findings: open } = await listFindings(shop.ctx, { status: "open" });
  expect(open).toMatchObject([
    { kind: "refund_failed", chargeId: taken.id, details: { refund_id: refund?.id, amount: 400 } },
  ]);
});

it("comparisons are forgotten after 90 days, and findings that are closed; not what is open or found still", async () => {
  const shop = await newShop();
  const { stripe, paypal } = shop.accounts;
  // By account: how it ended, and how many days ago it began.
  const runs = [
    ["old", stripe, "done", 200],
    ["last done", stripe, "done", 120],
    ["older failure", stripe, "failed", 110],
    ["young failure", stripe, "failed", 80],
    ["only one", paypal, "failed", 300],
  ] as const;
  for (const [id, account, status, days] of runs)
    await path.rows(
      `insert into drift_run (org_id, id, gateway_account_id, status, since, until, locked_until, started_at)
        select $1, $2, $3, $4::drift_status, at, at, at, at from (select now() - make_interval(days => $5) as at) t`,
      [shop.orgId, id, account, status, days],
    );
  // When it was closed and when it was last found, in days ago.
  const found = [
    ["open", "open", null, 100],
    ["healed", "healed", 100, 100],
    ["healed lately", "healed", 80, 80],
    ["dismissed, still found", "dismissed", 100, 1],
  ] as const;
  for (const [subject, status, closed, seen] of found)
    await path.rows(
      `insert into drift_finding (org_id, id, gateway_account_id, kind, subject, status, closed_at, seen_at)
        values ($1, $2, $3, 'capture_unknown', $2, $4::finding_status, now() - make_interval(days => $5), now() - make_interval(days => $6))`,
      [shop.orgId, subject, stripe, status, closed, seen],
    );
  await tasks.prune_drift?.(undefined, {} as never);
  expect(await pruneDrift()).toBe(0);
  expect(schedule.map(({ task }) => task)).toContain("prune_drift");
  const left = async (table: string) =>
    (
      await path.rows<{ id: string }>(`select id from ${table} where org_id = $1 order by id`, [shop.orgId])
    ).map(({ id }) => id);
  expect(await left("drift_run")).toEqual(["last done", "only one", "young failure"]);
  expect(await left("drift_finding")).toEqual(["dismissed, still found", "healed lately", "open"]);
});

describe("one at a time", () => {
  it("whoever comes second finds the run of the first; a dead process's is taken over", async () => {
    const [shop, neighbour] = [await newShop(), await newShop()];
    const gatewayAccountId = shop.accounts.stripe;
    const first = await requestDrift(shop.ctx, { gatewayAccountId });
    expect(first.started).toBe(true);
    expect(await requestDrift(shop.ctx, { gatewayAccountId })).toEqual({
      runId: first.runId,
      started: false,
    });
    const jobs = "select task_identifier from graphile_worker.jobs where key = $1";
    expect(await path.rows(jobs, [`drift:${gatewayAccountId}`])).toEqual([{ task_identifier: "run_drift" }]);
    expect(tasks).toHaveProperty("run_drift");
    const lock = (until: string) =>
      path.rows(`update drift_run set locked_until = now() + interval '${until}' where id = $1`, [
        first.runId,
      ]);
    await lock("1 minute");
    expect(await run(shop, "stripe")).toMatchObject({ id: first.runId, status: "running" });
    await lock("-1 second");
    const both = await Promise.all([run(shop, "stripe"), run(shop, "stripe")]);
    expect(both.map(({ id }) => id)).toEqual([first.runId, first.runId]);
    const [latest] = (await latestRuns(shop.ctx)).filter(({ account }) => account.id === gatewayAccountId);
    expect(latest?.runs).toMatchObject([{ id: first.runId, status: "done", requestedBy: shop.ctx.actor.id }]);

    await expect(requestDrift(neighbour.ctx, { gatewayAccountId })).rejects.toMatchObject({
      code: "unknown_gateway_account",
    });
    await expect(run({ ...neighbour, accounts: shop.accounts }, "stripe")).rejects.toMatchObject({
      code: "unknown_gateway_account",
    });
  });

  it("keys that are refused end the run with a sentence; the next is due in an hour, a done one's in six", async () => {
    const shop = await newShop();
    await path.rows("update gateway_account set created_at = now() - interval '1 day' where org_id = $1", [
      shop.orgId,
    ]);
    const due = async () =>
      (
        await path.rows<{ gateway_account_id: string }>(
          "select * from due_drift(now(), 10000) where org_id = $1",
          [shop.orgId],
        )
      ).map(({ gateway_account_id }) => gateway_account_id);
    expect((await due()).sort()).toEqual(Object.values(shop.accounts).sort());
    const body = { error: { type: "invalid_request_error", code: "api_key_expired", message: "Expired." } };
    await path.fault(shop, {
      provider: "stripe",
      method: "GET",
      path: "^/v1/",
      effect: "status",
      status: 401,
      body,
      times: 9,
    });
    expect(await run(shop, "stripe")).toMatchObject({
      status: "failed",
      error: expect.stringMatching(/refused .*api_key_expired.*connect it again/),
    });
    await runDueDrift(shop.orgId, shop.accounts.paypal);
    expect(await due()).toEqual([]);
    expect(await countDriftAttention(shop.ctx)).toEqual({ open: 0, failedAccounts: 1 });
    await path.rows("update drift_run set started_at = now() - interval '2 hours' where org_id = $1", [
      shop.orgId,
    ]);
    expect(await due()).toEqual([shop.accounts.stripe]);
    await path.rows("update drift_run set started_at = now() - interval '7 hours' where org_id = $1", [
      shop.orgId,
    ]);
    expect((await due()).sort()).toEqual(Object.values(shop.accounts).sort());
  });
});
