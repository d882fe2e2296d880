import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { issueOf } from "../testing/answer";
import { type Merchant, makeMerchant } from "../testing/merchant";
import { type Started, startPaypal } from "../testing/start";

let sandbox: Started;
let merchant: Merchant;
beforeAll(async () => {
  sandbox = await startPaypal();
});
beforeEach(async () => {
  merchant = await makeMerchant(sandbox.origin);
});
afterAll(() => sandbox.stop());

const refund = (capture: string, body: object) =>
  merchant.call("POST", `/v2/payments/captures/${capture}/refund`, { requestId: randomUUID(), body });
const disputesOf = async (capture: string) =>
  (await merchant.call("GET", `/v1/customer/disputes?disputed_transaction_id=${capture}`)).body.items;
const disputeEvents = async () => (await merchant.told()).filter((type) => /DISPUTE|REVERSED/.test(type));

test("an open dispute is listed for its transaction, and only the whole can be given back meanwhile", async () => {
  const capture = await merchant.captured();
  expect(await disputesOf(capture)).toEqual([]);
  const opened = await merchant.lever("dispute", { capture });
  const [item] = await disputesOf(capture);
  expect(item).toMatchObject({
    dispute_id: opened.body.id,
    status: "WAITING_FOR_SELLER_RESPONSE",
    dispute_state: "REQUIRED_ACTION",
    dispute_amount: { value: "15.00" },
  });
  const whole = await merchant.call("GET", `/v1/customer/disputes/${item?.dispute_id}`);
  expect(whole.body).toMatchObject({ disputed_transactions: [{ seller_transaction_id: capture }] });
  const part = { amount: { currency_code: "USD", value: "1.00" } };
  expect(issueOf(await refund(capture, part))).toBe("TRANSACTION_DISPUTED");
  expect((await merchant.lever("dispute", { capture })).status).toBe(409);
  expect((await refund(capture, {})).status).toBe(201);
  const other = await makeMerchant(sandbox.origin);
  expect((await other.call("GET", `/v1/customer/disputes/${item?.dispute_id}`)).status).toBe(404);
});

test("a lost dispute takes back what was left, and says so", async () => {
  const capture = await merchant.captured();
  await refund(capture, { amount: { currency_code: "USD", value: "5.00" } });
  const dispute = (await merchant.lever("dispute", { capture, reason: "UNAUTHORISED" })).body.id;
  await sandbox.restart();
  await merchant.lever("close-dispute", { dispute });
  const closed = await merchant.call("GET", `/v1/customer/disputes/${dispute}`);
  expect(closed.body).toMatchObject({
    status: "RESOLVED",
    reason: "UNAUTHORISED",
    dispute_outcome: { outcome_code: "RESOLVED_BUYER_FAVOUR", amount_refunded: { value: "10.00" } },
  });
  expect(await merchant.moved()).toEqual(["capture 1500 USD", "refund 500 USD", "refund 1000 USD"]);
  expect(await disputeEvents()).toEqual([
    "CUSTOMER.DISPUTE.CREATED",
    "PAYMENT.CAPTURE.REVERSED",
    "CUSTOMER.DISPUTE.RESOLVED",
  ]);
  const about = await merchant.call("GET", `/v1/notifications/webhooks-events?transaction_id=${capture}`);
  expect(about.body.events.map(({ event_type }) => event_type)).toContain("PAYMENT.CAPTURE.REVERSED");
  expect((await merchant.lever("close-dispute", { dispute, status: "won" })).status).toBe(409);
});

test("events are paged through", async () => {
  const capture = await merchant.captured();
  for (const status of ["won", "won"]) {
    await merchant.lever("dispute", { capture });
    await merchant.lever("close-dispute", { capture, status });
  }
  const types: string[] = [];
  let path: string | undefined = `/v1/notifications/webhooks-events?page_size=2&transaction_id=${capture}`;
  while (path) {
    const { body } = await merchant.call("GET", path);
    types.push(...body.events.map(({ event_type }) => event_type));
    expect(body.events.length).toBeLessThanOrEqual(2);
    const next = body.links.find(({ rel }) => rel === "next")?.href;
    path = next?.slice(sandbox.origin.length);
  }
  expect(types.filter((type) => /DISPUTE/.test(type))).toHaveLength(4);
  expect(types).toContain("PAYMENT.CAPTURE.COMPLETED");
});

test("a dispute that is won moves nothing", async () => {
  const capture = await merchant.captured();
  await merchant.lever("dispute", { capture });
  await merchant.lever("close-dispute", { capture, status: "won" });
  const state = await merchant.call(
    "GET",
    `/v1/customer/disputes?disputed_transaction_id=${capture}&dispute_state=RESOLVED`,
  );
  expect(state.body.items).toHaveLength(1);
  expect((await merchant.call("GET", `/v2/payments/captures/${capture}`)).body.status).toBe("COMPLETED");
  expect(await merchant.moved()).toEqual(["capture 1500 USD"]);
  expect(await disputeEvents()).toEqual(["CUSTOMER.DISPUTE.CREATED", "CUSTOMER.DISPUTE.RESOLVED"]);
});
