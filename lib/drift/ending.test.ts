import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { askGateway } from "@/lib/charges/ask-gateway";
import { ENDED_BY_STAFF } from "@/lib/charges/call-off";
import { finishCharge } from "@/lib/charges/finish-charge";
import { settleCharge } from "@/lib/charges/settle-charge";
import { findTriggerCharge } from "@/lib/charges/trigger-charge";
import { createCustomer } from "@/lib/customers/create-customer";
import { inOrg } from "@/lib/db";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { receiveMissed } from "@/lib/inbox/receive-missed";
import { listeningShop, tell } from "@/lib/inbox/testing/events";
import { refundElsewhere } from "@/lib/refunds/testing/elsewhere";
import { reconcileShop as reconcileRefunds } from "@/lib/refunds/testing/reconcile";
import { newShop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { refunds } from "@/lib/testing/invariants";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newBilled, newPayer, payInBrowser } from "@/lib/testing/paying";
import { savedElsewhere } from "@/lib/testing/saved-elsewhere";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { endChargeInDoubt } from "./end-charge-in-doubt";
import { listFindings } from "./queries";
import { runDrift } from "./run-drift";
import { endAsStaffDid, letQuietPass, newStuck, type Stuck, takeLate } from "./testing/stuck";

let path: MoneyPath;
let host: WebhookHost;
beforeAll(async () => {
  host = await startWebhookHost();
  path = await startMoneyPath({ APP_URL: host.url });
});
afterAll(async () => {
  await path.stop();
  host.stop();
});

const end = ({ shop, chargeId }: Stuck) =>
  endChargeInDoubt(shop.ctx, { chargeId, outcome: "failed", reason: "Nothing at Stripe" });

const statusOf = async ({ chargeId }: Stuck) =>
  (await path.rows<{ status: string }>("select status::text from charge where id = $1", [chargeId]))[0]
    ?.status;

/** Somebody who read the row before its ending began, and asks the gateway now. */
async function asker({ shop: { orgId }, chargeId }: Stuck) {
  const { charge, account } = await inOrg(orgId, async (tx) => {
    const charge = await findTriggerCharge(tx, orgId, chargeId);
    if (!charge) throw new Error("The charge is missing");
    return { charge, account: await getAccountOrThrow(tx, orgId, charge.gatewayAccountId) };
  });
  const method = charge.paymentMethod ?? { ref: "" };
  return (asking: Parameters<typeof askGateway>[3]) => askGateway(account, charge, method, asking);
}

describe.concurrent("a charge that staff end", () => {
  it("is asked for by nobody from then on, and fails once no request can be under way, by whom and why", async () => {
    const stuck = await newStuck(path, "stripe");
    const { shop } = stuck;
    const ask = await asker(stuck);
    // So that each has read the row before the first of them writes.
    const reading = {
      provider: "stripe",
      method: "GET",
      path: "^/v1/payment_intents",
      effect: "delay",
    } as const;
    await path.fault(shop, { ...reading, ms: 500, times: 4 });
    const presses = await Promise.all([1, 2, 3, 4].map(() => end(stuck)));
    for (const answer of presses)
      expect(answer).toEqual({ status: "processing", endsAt: expect.stringMatching(/^20/) });
    // A reconciler, the call that wrote the row an hour ago, and one whose clock was set back meanwhile.
    for (const asking of [
      { asked: true },
      { asked: false, claimedAt: Date.now() - 3_600_000 },
      { asked: false, claimedAt: Date.now() + 3_600_000 },
    ] as const)
      await expect(ask(asking)).rejects.toMatchObject({ kind: "gateway_unknown" });
    await path.reconcile(shop);
    expect(await statusOf(stuck)).toBe("processing");
    expect(await fire(shop, stuck.customerId, { trigger_id: "other" })).toMatchObject({ status: 202 });

    const earlier = await inOrg(shop.orgId, (tx) => findTriggerCharge(tx, shop.orgId, stuck.chargeId));
    await letQuietPass(path, stuck);
    // Whoever waited for an ending that was given up says nothing about the one that was begun since.
    const ended = { state: "failed", failure: ENDED_BY_STAFF, rejected: true } as const;
    if (earlier) await settleCharge(shop.ctx, earlier, ended);
    expect(await statusOf(stuck)).toBe("processing");
    await Promise.all([path.reconcile(shop), finishCharge(shop.ctx, stuck.chargeId)]);
    expect(await statusOf(stuck)).toBe("failed");
    await expect(ask({ asked: true })).rejects.toMatchObject({ kind: "gateway_unknown" });
    // No gateway refused anything: neither the integrator's repeat nor the event blames its account.
    expect(
      await path.rows(
        "select payload::jsonb -> 'data' as told from event where org_id = $1 and type = 'trigger.failed'",
        [shop.orgId],
      ),
    ).toMatchObject([{ told: { failure_reason: "processing_error", decline_code: "ended_by_staff" } }]);
    const repeat = await fire(shop, stuck.customerId, { trigger_id: "stuck" });
    expect(repeat).toMatchObject({ status: 409, code: "charge_ended", declineCode: "ended_by_staff" });
    expect(
      await path.rows(
        "select actor_id, details from audit_entry where org_id = $1 and action = 'charge.ended_by_staff'",
        [shop.orgId],
      ),
    ).toMatchObject([
      { actor_id: shop.ctx.actor.id, details: { after: { ending: true }, reason: "Nothing at Stripe" } },
    ]);
    // The gateway said nothing against the customer.
    expect(
      await path.rows("select consecutive_failures from enrollment where org_id = $1", [shop.orgId]),
    ).toEqual([{ consecutive_failures: 0 }]);
    await expect(end(stuck)).rejects.toMatchObject({
      message: expect.stringContaining("nothing is in doubt"),
    });
    expect(await path.captures(shop)).toEqual([]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("is captured, when a request that was under way takes its money before it fails", async () => {
    const stuck = await newStuck(path, "stripe");
    await end(stuck);
    await takeLate(stuck);
    await letQuietPass(path, stuck);
    await expect(end(stuck)).rejects.toMatchObject({ message: expect.stringContaining("is captured") });
    expect(await path.captures(stuck.shop)).toHaveLength(1);
    expect(await path.brokenRules(stuck.shop)).toEqual([]);
  });

  it("ends at PayPal, once all of its events are seen and none is about the charge", async () => {
    const stuck = await newStuck(path, "paypal");
    expect(await end(stuck)).toMatchObject({ status: "processing" });
    await letQuietPass(path, stuck);
    expect(await end(stuck)).toEqual({ status: "failed", endsAt: null });
    await takeLate(stuck);
    await finishCharge(stuck.shop.ctx, stuck.chargeId);
    expect(await refunds(path.sandbox, stuck.shop)).toMatchObject([{ amount_minor: 20_000 }]);
    expect(await path.brokenRules(stuck.shop)).toEqual([]);
  });

  it("is found at PayPal while that reviews it, though the order's answer was lost and none is given any more", async () => {
    const stuck = await newStuck(path, "paypal");
    await path.declineNext(stuck.shop, "paypal", "PENDING_DENIED");
    await takeLate(stuck);
    const ask = await asker(stuck);
    const orders = { provider: "paypal", method: "POST", path: "^/v2/checkout/orders$" } as const;
    await path.fault(stuck.shop, { ...orders, effect: "drop_before", times: 9 });
    const named = { state: "processing", ref: expect.any(String) };
    expect(await ask({ asked: true })).toEqual(named);
    // Nobody can say that nothing will be taken.
    await expect(end(stuck)).rejects.toMatchObject({ message: expect.stringContaining("cannot say") });
    expect(await statusOf(stuck)).toBe("processing");
  });

  it("stays in doubt, and is asked for again, when the gateway cannot or will not say", async () => {
    const stuck = await newStuck(path, "stripe");
    const { shop } = stuck;
    const paypal = await newStuck(path, "paypal");
    const [since] = await path.rows<{ at: Date }>("select created_at as at from charge where id = $1", [
      paypal.chargeId,
    ]);
    const made = "update charge set created_at = $2 where id = $1";
    const more = { events: [], links: [{ rel: "next", href: "https://paypal.example/?page=2" }] };
    const list = { provider: "paypal", method: "GET", path: "^/v1/notifications/webhooks-events$" } as const;
    // Its list is cut before its end, or it shows its events no more.
    await path.fault(paypal.shop, { ...list, effect: "garbage", body: more, times: 60 });
    await expect(end(paypal)).rejects.toMatchObject({ message: expect.stringContaining("cannot say") });
    await path.sandbox.control("DELETE", `faults?account=${paypal.shop.suffix}`);
    await path.rows(made, [paypal.chargeId, new Date(Date.now() - 31 * 86_400_000)]);
    await expect(end(paypal)).rejects.toMatchObject({ message: expect.stringContaining("cannot say") });
    const asked = "select 1 from audit_entry where org_id = $1 and action = 'charge.ended_by_staff'";
    expect(await path.rows(asked, [paypal.shop.orgId])).toEqual([]);
    const neighbour = await newShop();
    await expect(end({ ...stuck, shop: neighbour })).rejects.toMatchObject({ code: "unknown_charge" });
    await path.fault(shop, {
      provider: "stripe",
      method: "GET",
      path: "^/v1/payment_intents",
      effect: "status",
      status: 401,
      times: 9,
      body: { error: { type: "invalid_request_error", message: "No." } },
    });
    await expect(end(stuck)).rejects.toMatchObject({ message: expect.stringContaining("account's keys") });
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    // As if PayPal had known an order, which it has forgotten since.
    await path.rows("update charge set ending_at = now() where id = $1", [paypal.chargeId]);
    const ask = await asker(paypal);
    await expect(ask({ asked: true })).rejects.toMatchObject({ kind: "gateway_unknown" });
    await path.reconcile(paypal.shop);
    expect(await path.captures(paypal.shop)).toEqual([]);
    await path.rows(made, [paypal.chargeId, since?.at]);
    for (const one of [stuck, paypal]) {
      await path.reconcile(one.shop);
      expect(await statusOf(one)).toBe("captured");
      expect(await path.brokenRules(one.shop)).toEqual([]);
    }
  });
});

it("money beside a charge that failed by itself is listed for a person, and stays where it is", async () => {
  const stuck = await newStuck(path, "stripe");
  await endAsStaffDid(path, stuck);
  await path.rows("update charge set ending_at = null where id = $1", [stuck.chargeId]);
  await takeLate(stuck);
  await finishCharge(stuck.shop.ctx, stuck.chargeId);
  await runDrift(stuck.shop.ctx, { accountId: stuck.shop.accounts.stripe }, { receiveMissed });
  const open = (await listFindings(stuck.shop.ctx, { status: "open" })).findings;
  expect(open).toMatchObject([{ kind: "capture_unrecorded", chargeId: stuck.chargeId }]);
  expect(await refunds(path.sandbox, stuck.shop)).toEqual([]);
});

it("an initial charge that staff end fails with its set-up; what was taken late goes back, and another set-up may charge", async () => {
  const shop = await listeningShop(path, "stripe");
  const payment_data = await savedElsewhere(path, shop, "stripe");
  const input = {
    org_id: shop.orgId,
    brand_id: shop.brandId,
    contact_id: "cont_1",
    gateway: "stripe",
    payment_data,
  } as const;
  await path.fault(shop, {
    provider: "stripe",
    path: "^/v1/payment_intents$",
    effect: "drop_before",
    times: 9,
  });
  const { customer } = await createCustomer(shop.ctx, input);
  await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
  const [charge] = await path.rows<{ id: string }>(
    "update charge set created_at = now() - interval '2 hours' where org_id = $1 returning id",
    [shop.orgId],
  );
  const stuck: Stuck = { shop, gateway: "stripe", customerId: customer.id, chargeId: charge?.id ?? "" };
  await end(stuck);
  await path.reconcile(shop);
  expect(await statusOf(stuck)).toBe("processing");
  await letQuietPass(path, stuck);
  // While one who found its ending past waits for the gateway, it is given up and begun anew: that one says nothing about it.
  const waits = async () => {
    const { faults } = await path.sandbox.control<{ faults: { account?: string }[] }>("GET", "faults");
    return faults.every(({ account }) => account !== shop.suffix);
  };
  await path.fault(shop, {
    provider: "stripe",
    method: "GET",
    path: "^/v1/payment_intents",
    effect: "delay",
    ms: 3_000,
    times: 1,
  });
  const late = path.reconcile(shop);
  await vi.waitFor(async () => expect(await waits()).toBe(true), { timeout: 10_000 });
  await path.rows("update charge set ending_at = now() where id = $1", [stuck.chargeId]);
  await late;
  expect(await statusOf(stuck)).toBe("processing");
  await letQuietPass(path, stuck);
  await path.reconcile(shop);
  expect(await statusOf(stuck)).toBe("failed");
  expect(await path.captures(shop)).toEqual([]);

  await takeLate(stuck);
  expect((await createCustomer(shop.ctx, input)).customer.status).toBe("active");
  await tell(path, shop);
  expect(await refunds(path.sandbox, shop)).toMatchObject([{ amount_minor: 1500 }]);
  expect(await path.brokenRules(shop)).toEqual([]);
});

it("an order that its payer approved is captured by nobody once staff end it; the payer may pay anew", async () => {
  const billed = await newBilled(path, { gateway: "paypal" });
  const { shop, chargeId } = billed;
  const payer = newPayer(billed);
  const pay = async () => {
    const { attempt, client } = await payer.form();
    await payer.press(attempt);
    await payInBrowser(path.sandbox.url, client);
  };
  await pay();
  const before = await path.captures(shop);
  // Whoever was to capture it has died.
  await path.rows(
    "update charge set status = 'processing', created_at = now() - interval '2 hours', next_check_at = now() where id = $1",
    [chargeId],
  );
  const stuck: Stuck = { shop, gateway: "paypal", customerId: "", chargeId };
  const capture = await asker(stuck);
  expect(await end(stuck)).toMatchObject({ status: "processing" });
  await expect(capture({ asked: true })).rejects.toMatchObject({ kind: "gateway_unknown" });
  await letQuietPass(path, stuck);
  expect(await end(stuck)).toEqual({ status: "pending_client_action", endsAt: null });
  expect(await path.captures(shop)).toEqual(before);

  await pay();
  await finishCharge(payer.ctx, chargeId);
  expect(await statusOf(stuck)).toBe("captured");
  expect(await path.captures(shop)).toHaveLength(before.length + 1);
  expect(await path.brokenRules(shop)).toEqual([]);
});

describe.each(["stripe", "paypal"] as const)("money that %s took after its charge was ended", (gateway) => {
  const drift = ({ shop }: Stuck) =>
    runDrift(shop.ctx, { accountId: shop.accounts[gateway] }, { receiveMissed });

  /** All of it went back, and who was told that the charge failed is told nothing else. */
  async function expectReturned(stuck: Stuck): Promise<void> {
    const { shop } = stuck;
    expect(await refunds(path.sandbox, shop)).toMatchObject([{ amount_minor: 20_000 }]);
    expect(await statusOf(stuck)).toBe("failed");
    const told =
      "select type from event where org_id = $1 and customer_id = $2 and type like any($3) order by 1";
    const kinds = ["trigger.captured", "trigger.failed", "charge.%"];
    expect(await path.rows(told, [shop.orgId, stuck.customerId, kinds])).toEqual([
      { type: "trigger.failed" },
    ]);
    expect(await path.brokenRules(shop)).toEqual([]);
  }

  it("goes back when the provider tells of it, whoever hears it how often", async () => {
    const stuck = await newStuck(path, gateway);
    await endAsStaffDid(path, stuck);
    await takeLate(stuck);
    await Promise.all([1, 2, 3].map(() => finishCharge(stuck.shop.ctx, stuck.chargeId)));
    await expectReturned(stuck);
    // Told of the money, and of its going back.
    await tell(path, stuck.shop);
    expect(
      await path.rows("select type, last_error from inbox_event where org_id = $1 and status <> 'done'", [
        stuck.shop.orgId,
      ]),
    ).toEqual([]);
    expect(await drift(stuck)).toMatchObject({ status: "done", error: null });
    expect((await listFindings(stuck.shop.ctx, { status: "open" })).findings).toEqual([]);
    await expectReturned(stuck);
  });

  it("goes back when nobody told of it, once a comparison finds it, and what the merchant gave back counts", async () => {
    const stuck = await newStuck(path, gateway);
    const { shop } = stuck;
    await endAsStaffDid(path, stuck);
    const taken = await takeLate(stuck);
    const gatewayRef = taken.state === "captured" ? taken.capture.ref : "";
    await refundElsewhere(path, shop, { id: stuck.chargeId, gateway, gatewayRef }, 50);
    const call = gateway === "stripe" ? "^/v1/refunds$" : "^/v2/payments/.*/refund$";
    await path.fault(shop, { provider: gateway, path: call, effect: "drop_before", times: 99 });
    await drift(stuck);
    const open = (await listFindings(shop.ctx, { status: "open" })).findings;
    expect(open.map(({ kind, chargeId }) => [kind, chargeId])).toContainEqual([
      "capture_unrecorded",
      stuck.chargeId,
    ]);
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    await reconcileRefunds(path, shop);
    // Far behind: only the look at what is open finds that it has gone back.
    await path.rows("update drift_run set until = now() + interval '3 hours' where org_id = $1", [
      shop.orgId,
    ]);
    await drift(stuck);
    expect((await listFindings(shop.ctx, { status: "open", kind: "capture_unrecorded" })).findings).toEqual(
      [],
    );
    const given = await refunds(path.sandbox, shop);
    expect(given.map(({ amount_minor }) => amount_minor).toSorted()).toEqual([15_000, 5_000]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});
