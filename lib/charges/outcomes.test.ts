import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerAccountWebhook } from "@/lib/gateway-accounts/connect-account";
import type { GatewayName } from "@/lib/gateways/types";
import { tell } from "@/lib/inbox/testing/events";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type FireAnswer, fire, fireCall } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { CARDS } from "@/lib/testing/payer";
import { seedCustomer } from "@/lib/testing/seeded-customer";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { fireTrigger } from "./fire-trigger";
import { presentFireToStaff } from "./present";

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

type Stage = { shop: Shop; customerId: string };

/** What a fire comes to: the answer, and what stands here and at the provider afterwards. */
type Outcome = {
  answer: string;
  charge: string;
  failures: number;
  invoice: string | null;
  events: string[];
  taken: number;
};

const TAKEN: Outcome = {
  answer: "200 captured",
  charge: "captured",
  failures: 0,
  invoice: "paid",
  events: ["trigger.captured"],
  taken: 1,
};
const IN_DOUBT: Outcome = {
  ...TAKEN,
  answer: "202 processing",
  charge: "processing",
  invoice: null,
  events: [],
  taken: 0,
};
const LOST: Outcome = { ...IN_DOUBT, taken: 1 };
const WAITING: Outcome = {
  answer: "402 authentication_required authentication_required",
  charge: "pending_client_action",
  failures: 0,
  invoice: "draft",
  events: ["trigger.pending_client"],
  taken: 0,
};
const refused = (code: string, declineCode: string): Outcome => ({
  answer: `402 ${code} ${declineCode}`,
  charge: "failed",
  failures: 1,
  invoice: null,
  events: ["trigger.failed"],
  taken: 0,
});
/** No fault of the customer's. */
const rejected = (providerCode: string, code = "gateway_not_configured"): Outcome => ({
  ...refused("", ""),
  answer: `422 ${code} ${providerCode}`,
  failures: 0,
});

const toText = ({ status, code, declineCode, data }: FireAnswer) =>
  code ? [status, code, ...(declineCode ? [declineCode] : [])].join(" ") : `${status} ${data.status}`;

async function outcomeOf({ shop }: Stage, answer: FireAnswer): Promise<Outcome> {
  const [row] = await path.rows<Omit<Outcome, "answer" | "taken">>(
    `select c.status::text as charge, e.consecutive_failures as failures, i.status::text as invoice,
       (select coalesce(array_agg(v.type order by v.seq), '{}') from event v
        where v.org_id = c.org_id and v.type like 'trigger.%' and v.type <> 'trigger.enrollment.created') as events
     from charge c join enrollment e on e.org_id = c.org_id and e.id = c.enrollment_id
     left join invoice i on i.org_id = c.org_id and i.charge_id = c.id where c.org_id = $1`,
    [shop.orgId],
  );
  if (!row) throw new Error("Nothing was charged");
  return { answer: toText(answer), ...row, taken: (await path.captures(shop)).length };
}

async function newStage(gateway: GatewayName, card?: string): Promise<Stage> {
  const shop = await newShop({ cooldownSeconds: 0 });
  return { shop, customerId: await seedCustomer(path, shop, gateway, [shop.item], card) };
}

const fireOnce = ({ shop, customerId }: Stage) => fire(shop, customerId, { trigger_id: "once" });

/** The reconciler comes, twice; the same call again; then nothing may be left in doubt. */
async function settle(stage: Stage): Promise<Outcome> {
  await path.sandbox.control("DELETE", `faults?account=${stage.shop.suffix}`);
  await path.reconcile(stage.shop);
  await path.reconcile(stage.shop);
  const outcome = await outcomeOf(stage, await fireOnce(stage));
  expect(await path.brokenRules(stage.shop)).toEqual([]);
  return outcome;
}

type Trouble = Parameters<MoneyPath["fault"]>[1];
const INTENTS = { provider: "stripe", path: "^/v1/payment_intents$" } as const;
const ORDERS = { provider: "paypal", path: "^/v2/checkout/orders$" } as const;
const stripeError = (error: object) => ({ error: { message: "No.", ...error } });

/** What the provider answers first, and what has become of it once the provider can be asked again. */
type Row = [
  name: string,
  arrange: { card?: string; decline?: string; fault?: Omit<Trouble, "provider" | "path"> },
  first: Outcome,
  /** Where it is not the first one for good. */
  later?: Outcome,
];

const STRIPE: Row[] = [
  ["4242, which succeeds", { card: "4242424242424242" }, TAKEN],
  ["3155, which was asked when it was set up", { card: "4000002500003155" }, TAKEN],
  ["3184, which asks every time", { card: "4000002760003184" }, WAITING],
  ["3220, which needs 3-D Secure", { card: "4000000000003220" }, WAITING],
  [
    "3178, which authenticates and has no funds",
    { card: "4000008260003178" },
    refused("card_declined", "insufficient_funds"),
  ],
  [
    "0341, which attaches and is declined later",
    { card: "4000000000000341" },
    refused("card_declined", "generic_decline"),
  ],
  ["insufficient funds", { decline: "insufficient_funds" }, refused("card_declined", "insufficient_funds")],
  ["a lost card", { decline: "lost_card" }, refused("card_declined", "lost_card")],
  ["a stolen card", { decline: "stolen_card" }, refused("card_declined", "stolen_card")],
  ["an expired card", { decline: "expired_card" }, refused("card_declined", "expired_card")],
  ["a wrong security code", { decline: "incorrect_cvc" }, refused("card_declined", "incorrect_cvc")],
  ["a bank's own fault", { decline: "processing_error" }, refused("card_declined", "processing_error")],
  [
    "a card that is not supported",
    { decline: "card_not_supported" },
    refused("payment_method_required", "card_not_supported"),
  ],
  ["authentication required, by any card", { decline: "authentication_required" }, WAITING],
  ["two calls under one key (409)", { fault: { effect: "status", status: 409, times: 9 } }, IN_DOUBT, TAKEN],
  ["too many calls (429)", { fault: { effect: "rate_limit", times: 9 } }, IN_DOUBT, TAKEN],
  ["a 500 before anything was done", { fault: { effect: "status", status: 500, times: 9 } }, IN_DOUBT, TAKEN],
  ["a 500 after it was done", { fault: { effect: "status_after", status: 500, times: 9 } }, LOST, TAKEN],
  ["a connection that ends before", { fault: { effect: "drop_before", times: 9 } }, IN_DOUBT, TAKEN],
  ["a connection that ends after", { fault: { effect: "drop_after", times: 9 } }, LOST, TAKEN],
  ["no JSON", { fault: { effect: "garbage", times: 9 } }, IN_DOUBT, TAKEN],
  [
    "JSON of something else",
    { fault: { effect: "garbage", body: { object: "balance" }, times: 9 } },
    IN_DOUBT,
    TAKEN,
  ],
  [
    "a key that was revoked (401)",
    { fault: { effect: "status", status: 401, body: stripeError({ type: "invalid_request_error" }) } },
    rejected("invalid_request_error"),
  ],
  [
    "an amount that Stripe does not take",
    {
      fault: {
        effect: "status",
        status: 400,
        body: stripeError({ type: "invalid_request_error", code: "amount_too_small" }),
      },
    },
    rejected("amount_too_small", "amount_rejected"),
  ],
];

// The payer's address at PayPal is known, so they are mailed.
const action: Outcome = {
  ...WAITING,
  invoice: "sent",
  answer: "402 authentication_required PAYER_ACTION_REQUIRED",
};
const paypalError = (issue: string) => ({ name: "UNPROCESSABLE_ENTITY", details: [{ issue }] });

const PAYPAL: Row[] = [
  ["a saved account", {}, TAKEN],
  ...["INSTRUMENT_DECLINED", "PAYMENT_DENIED", "TRANSACTION_REFUSED"].map(
    (issue): Row => [issue, { decline: issue }, refused("card_declined", issue)],
  ),
  ...["MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED", "PAYER_ACCOUNT_RESTRICTED"].map(
    (issue): Row => [issue, { decline: issue }, refused("payment_method_required", issue)],
  ),
  ["PAYER_ACTION_REQUIRED", { decline: "PAYER_ACTION_REQUIRED" }, action],
  [
    "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING",
    { decline: "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING" },
    { ...action, answer: "402 authentication_required REDIRECT_PAYER_FOR_ALTERNATE_FUNDING" },
  ],
  ...["PAYER_ACTION_REQUIRED", "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING"].map(
    (issue): Row => [
      `${issue} without an order to go on with`,
      { fault: { effect: "status", status: 422, body: paypalError(issue) } },
      refused("payment_method_required", issue),
    ],
  ),
  [
    "an account that must not be charged",
    { fault: { effect: "status", status: 422, body: paypalError("PAYEE_ACCOUNT_RESTRICTED") } },
    rejected("PAYEE_ACCOUNT_RESTRICTED"),
  ],
  ["too many calls (429)", { fault: { effect: "rate_limit", times: 9 } }, IN_DOUBT, TAKEN],
  ["a 500 before anything was done", { fault: { effect: "status", status: 500, times: 9 } }, IN_DOUBT, TAKEN],
  ["a 500 after it was done", { fault: { effect: "status_after", status: 500, times: 9 } }, LOST, TAKEN],
  ["a connection that ends before", { fault: { effect: "drop_before", times: 9 } }, IN_DOUBT, TAKEN],
  ["a connection that ends after", { fault: { effect: "drop_after", times: 9 } }, LOST, TAKEN],
  ["no JSON", { fault: { effect: "garbage", times: 9 } }, IN_DOUBT, TAKEN],
  ["JSON of something else", { fault: { effect: "garbage", body: { id: 7 }, times: 9 } }, IN_DOUBT, TAKEN],
];

const toRow =
  (gateway: GatewayName) =>
  ([name, arrange, first, later = first]: Row) => ({ gateway, name, arrange, first, later });
const ROWS = [...STRIPE.map(toRow("stripe")), ...PAYPAL.map(toRow("paypal"))];

describe.concurrent("what a fire comes to", () => {
  it.each(ROWS)(
    "$gateway: $name",
    async ({ gateway, arrange, first, later }) => {
      const { card, decline, fault } = arrange;
      const stage = await newStage(gateway, card);
      if (decline) await path.declineNext(stage.shop, gateway, decline);
      const call = gateway === "stripe" ? INTENTS : ORDERS;
      if (fault) await path.fault(stage.shop, { ...call, ...fault });
      const answer = await fireOnce(stage);
      expect(await outcomeOf(stage, answer)).toEqual(first);
      expect(await settle(stage)).toEqual(later);
    },
    90_000,
  );
});

it("tells staff of a charge that the bank wants confirmed that it waits, and to whom it was mailed", async () => {
  const stage = await newStage("stripe", CARDS.asksEveryTime);
  await path.rows("update contact set email = 'ada@example.com' where org_id = $1", [stage.shop.orgId]);
  const fired = await fireTrigger(
    stage.shop.ctx,
    fireCall(stage.shop, stage.customerId, { trigger_id: "once" }),
  );
  expect(presentFireToStaff(fired)).toMatchObject({
    data: { status: "pending_client_action", amount: 200, pay_now_sent_to: "ada@example.com" },
  });
  const declined = await newStage("stripe");
  await path.declineNext(declined.shop, "stripe", "insufficient_funds");
  const call = fireCall(declined.shop, declined.customerId, { trigger_id: "once" });
  const refusal = await fireTrigger(declined.shop.ctx, call);
  expect(() => presentFireToStaff(refusal)).toThrow(/^The charge was declined; nothing was taken\.$/);
});

describe("a method that the provider does not have any more", () => {
  it("is told as one to be saved again: a card that was detached", async () => {
    const stage = await newStage("stripe");
    const [method] = await path.rows("select ref from payment_method where org_id = $1", [stage.shop.orgId]);
    await path.sandbox.control("POST", "stripe/detach", { payment_method: method?.ref });
    const answer = await fireOnce(stage);
    expect(await outcomeOf(stage, answer)).toMatchObject({
      ...refused("payment_method_required", ""),
      answer: expect.stringMatching(/^402 payment_method_required \w+$/),
    });
    expect(answer.data).toMatchObject({ success: false, status: "failed" });
  });

  it("is told as one to be saved again: an agreement that the payer ended", async () => {
    const stage = await newStage("paypal");
    const [method] = await path.rows("select ref from payment_method where org_id = $1", [stage.shop.orgId]);
    await path.sandbox.control("POST", "paypal/delete-token", { payment_token: method?.ref });
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(
      refused("payment_method_required", "TOKEN_ID_NOT_FOUND"),
    );
  });
});

describe("a charge in doubt that the provider then does not take at all", () => {
  const tooSmall = stripeError({ type: "invalid_request_error", code: "amount_too_small" });
  const unknownKey = stripeError({ type: "invalid_request_error" });

  it("has failed where the provider surely has nothing of it", async () => {
    const stage = await newStage("stripe");
    await path.fault(stage.shop, { ...INTENTS, effect: "drop_before", times: 2 });
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(IN_DOUBT);
    await path.fault(stage.shop, { ...INTENTS, effect: "status", status: 400, body: tooSmall });
    await path.reconcile(stage.shop);
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(
      rejected("amount_too_small", "amount_rejected"),
    );
    expect(await path.brokenRules(stage.shop)).toEqual([]);
  });

  it("stays in doubt while the provider does not even let us look", async () => {
    const stage = await newStage("stripe");
    await path.fault(stage.shop, { ...INTENTS, effect: "drop_after", times: 2 });
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(LOST);
    for (const method of ["GET", "POST"])
      await path.fault(stage.shop, {
        ...INTENTS,
        method,
        effect: "status",
        status: 401,
        body: unknownKey,
        times: 9,
      });
    await path.reconcile(stage.shop);
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(LOST);
    expect(await settle(stage)).toEqual(TAKEN);
  });

  it("stays in doubt at PayPal, which cannot be asked by our ids", async () => {
    const stage = await newStage("paypal");
    await path.fault(stage.shop, { ...ORDERS, effect: "drop_before", times: 2 });
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(IN_DOUBT);
    const body = paypalError("PAYEE_ACCOUNT_RESTRICTED");
    await path.fault(stage.shop, { ...ORDERS, effect: "status", status: 422, body });
    await path.reconcile(stage.shop);
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(IN_DOUBT);
    expect(await settle(stage)).toEqual(TAKEN);
  });
});

describe("PayPal", () => {
  /** Told by events that the test sends, as the account's own webhook gets them. */
  async function listen({ shop }: Stage) {
    await path.sandbox.control("POST", "webhooks", { account: shop.suffix, mode: "hold" });
    await registerAccountWebhook(shop.ctx, "paypal", shop.accounts.paypal);
  }

  it.each([
    ["completed", "PENDING", TAKEN],
    ["denied", "PENDING_DENIED", refused("card_declined", "DECLINED")],
  ] as const)("holds a capture for review, and tells by webhook that it was %s", async (_name, code, end) => {
    const stage = await newStage("paypal");
    await listen(stage);
    await path.declineNext(stage.shop, "paypal", code);
    const first = await fireOnce(stage);
    expect(await outcomeOf(stage, first)).toEqual(IN_DOUBT);
    expect(await fireOnce(stage)).toEqual(first);
    await tell(path, stage.shop, (ids) => [...ids, ...ids]);
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(end);
    expect(await path.brokenRules(stage.shop)).toEqual([]);
  });

  it("says DUPLICATE_INVOICE_ID once it has forgotten the request: the first capture is found", async () => {
    const stage = await newStage("paypal");
    await path.fault(stage.shop, { ...ORDERS, effect: "drop_after", times: 9 });
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(LOST);
    await path.sandbox.control("DELETE", `faults?account=${stage.shop.suffix}`);
    // The request id is forgotten, and no event shows the capture at first: the order is asked for anew.
    await path.fault(stage.shop, {
      provider: "paypal",
      method: "GET",
      path: "^/v1/notifications/webhooks-events$",
      effect: "garbage",
      body: { events: [] },
    });
    await path.fault(stage.shop, {
      ...ORDERS,
      effect: "status",
      status: 422,
      body: paypalError("DUPLICATE_INVOICE_ID"),
    });
    await path.reconcile(stage.shop);
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(TAKEN);
    expect(await path.brokenRules(stage.shop)).toEqual([]);
  });

  it("says DUPLICATE_INVOICE_ID and shows no capture: the charge stays in doubt, and is found later", async () => {
    const stage = await newStage("paypal");
    await path.fault(stage.shop, { ...ORDERS, effect: "drop_after", times: 9 });
    await fireOnce(stage);
    await path.sandbox.control("DELETE", `faults?account=${stage.shop.suffix}`);
    const body = { events: [] };
    const events = {
      provider: "paypal",
      method: "GET",
      path: "^/v1/notifications/webhooks-events$",
    } as const;
    await path.fault(stage.shop, { ...events, effect: "garbage", body, times: 6 });
    const issue = paypalError("DUPLICATE_INVOICE_ID");
    await path.fault(stage.shop, { ...ORDERS, effect: "status", status: 422, body: issue });
    await path.reconcile(stage.shop);
    expect(await outcomeOf(stage, await fireOnce(stage))).toEqual(LOST);
    expect(await settle(stage)).toEqual(TAKEN);
  });
});
