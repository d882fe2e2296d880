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

const refund = (capture: string, body: object = {}, requestId: string = randomUUID()) =>
  merchant.call("POST", `/v2/payments/captures/${capture}/refund`, {
    requestId,
    body,
    headers: { Prefer: "return=representation" },
  });
const usd = (value: string) => ({ amount: { currency_code: "USD", value } });
const statusOf = async (capture: string) =>
  (await merchant.call("GET", `/v2/payments/captures/${capture}`)).body.status;
const orderOf = async (capture: string) => {
  const { links } = (await merchant.call("GET", `/v2/payments/captures/${capture}`)).body;
  const { pathname } = new URL(links.find(({ rel }) => rel === "up")?.href ?? "");
  return (await merchant.call("GET", pathname)).body;
};

test("go back in parts up to the whole, and not beyond", async () => {
  const id = await merchant.captured();
  const first = await refund(id, usd("5.00"));
  expect(first.body.seller_payable_breakdown.total_refunded_amount.value).toBe("5.00");
  expect(await statusOf(id)).toBe("PARTIALLY_REFUNDED");
  expect(issueOf(await refund(id, usd("10.01")))).toBe("REFUND_AMOUNT_EXCEEDED");
  const euros = { amount: { currency_code: "EUR", value: "1.00" } };
  expect(issueOf(await refund(id, euros))).toBe("REFUND_CAPTURE_CURRENCY_MISMATCH");
  const rest = await refund(id);
  expect(rest.body.amount.value).toBe("10.00");
  expect((await merchant.call("GET", `/v2/payments/refunds/${rest.body.id}`)).body).toEqual(rest.body);
  expect(issueOf(await refund(id))).toBe("CAPTURE_FULLY_REFUNDED");
  expect(await statusOf(id)).toBe("REFUNDED");
  expect(await merchant.moved()).toEqual(["capture 1500 USD", "refund 500 USD", "refund 1000 USD"]);
});

test("are made once per request id, and once per invoice number of their own", async () => {
  const id = await merchant.captured();
  const body = { ...usd("5.00"), invoice_id: "rf_1", custom_id: "sc_1", note_to_payer: "Sorry" };
  const first = await refund(id, body, "rf_1:1");
  expect(first.body).toMatchObject({ invoice_id: "rf_1", custom_id: "sc_1", note_to_payer: "Sorry" });
  expect((await refund(id, body, "rf_1:1")).body.id).toBe(first.body.id);
  expect(issueOf(await refund(id, { ...body, ...usd("6.00") }, "rf_1:1"))).toBe("DUPLICATE_REQUEST_ID");
  expect(issueOf(await refund(id, body))).toBe("DUPLICATE_INVOICE_ID");
  expect(await merchant.moved()).toEqual(["capture 1500 USD", "refund 500 USD"]);
  const [unit] = (await orderOf(id)).purchase_units;
  expect(unit?.payments.refunds).toMatchObject([{ id: first.body.id, invoice_id: "rf_1" }]);
});

test("wait when asked to, over a restart too, holding their share, and complete as someone says", async () => {
  const id = await merchant.captured();
  await merchant.declineNext("REFUND_PENDING");
  const waiting = await refund(id, usd("10.00"));
  expect(waiting.body).toMatchObject({ status: "PENDING", status_details: { reason: "ECHECK" } });
  expect(await statusOf(id)).toBe("COMPLETED");
  expect(issueOf(await refund(id, usd("6.00")))).toBe("REFUND_AMOUNT_EXCEEDED");
  expect(await merchant.moved()).toEqual(["capture 1500 USD"]);
  await sandbox.restart();
  expect((await merchant.lever("settle-refund", { refund: waiting.body.id })).body.status).toBe("COMPLETED");
  expect(await statusOf(id)).toBe("PARTIALLY_REFUNDED");
  expect(await merchant.moved()).toEqual(["capture 1500 USD", "refund 1000 USD"]);
  expect((await merchant.lever("settle-refund", { refund: waiting.body.id })).status).toBe(409);
  expect((await merchant.told()).slice(-2)).toEqual(["PAYMENT.REFUND.PENDING", "PAYMENT.CAPTURE.REFUNDED"]);
});

test("fail, at once or later, and leave their share for another try", async () => {
  const id = await merchant.captured();
  await merchant.declineNext("REFUND_FAILED");
  const failed = await refund(id, { ...usd("15.00"), invoice_id: "rf_2" });
  expect(failed.body.status).toBe("FAILED");
  await merchant.declineNext("REFUND_PENDING");
  const later = await refund(id, { ...usd("15.00"), invoice_id: "rf_2" });
  await merchant.lever("settle-refund", { refund: later.body.id, status: "FAILED" });
  expect((await merchant.call("GET", `/v2/payments/refunds/${later.body.id}`)).body.status).toBe("FAILED");
  expect(await merchant.moved()).toEqual(["capture 1500 USD"]);
  expect((await refund(id, { ...usd("15.00"), invoice_id: "rf_2" })).body.status).toBe("COMPLETED");
  expect(await statusOf(id)).toBe("REFUNDED");
});

test.each(["REFUND_NOT_ALLOWED", "REFUND_TIME_LIMIT_EXCEEDED", "REFUND_FAILED_INSUFFICIENT_FUNDS"])(
  "are refused with %s when asked to, whatever is charged meanwhile",
  async (code) => {
    await merchant.declineNext(code);
    const id = await merchant.captured();
    expect(issueOf(await refund(id))).toBe(code);
    expect((await refund(id)).status).toBe(201);
  },
);

test.each([
  ["JPY", "1500", 1500, "500", 500, "5.5"],
  ["HUF", "1500", 150_000, "500", 50_000, "5.5"],
  ["TWD", "150", 15_000, "50", 5000, "5.5"],
  ["EUR", "0.29", 29, "0.07", 7, "0.071"],
])("%s %s are %i in minor units", async (currency_code, value, minor, part, partMinor, wrong) => {
  const id = await merchant.captured({ currency_code, value });
  expect((await refund(id, { amount: { currency_code, value: wrong } })).status).toBe(422);
  await refund(id, { amount: { currency_code, value: part } });
  expect(await merchant.moved()).toEqual([
    `capture ${minor} ${currency_code}`,
    `refund ${partMinor} ${currency_code}`,
  ]);
});

test("a currency of three decimals is none of PayPal's", async () => {
  const body = merchant.orderOf(await merchant.savedMethod(), { currency_code: "KWD", value: "5.000" });
  const answer = await merchant.call("POST", "/v2/checkout/orders", { requestId: randomUUID(), body });
  expect(issueOf(answer)).toBe("INVALID_CURRENCY_CODE");
});
