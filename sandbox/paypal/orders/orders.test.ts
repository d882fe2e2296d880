import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { captureOf, issueOf, linkOf } from "../testing/answer";
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

const order = (body: unknown, requestId: string = randomUUID()) =>
  merchant.call("POST", "/v2/checkout/orders", { requestId, body });

async function ledger() {
  const { body } = await merchant.control("GET", "/_sandbox/ledger");
  return body.entries.filter((entry) => entry.account === merchant.account);
}

test("a saved method is charged in the one call, and the ledger says so", async () => {
  const body = merchant.orderOf(await merchant.savedMethod());
  const answer = await order(body);
  expect([answer.status, answer.body.status]).toEqual([201, "COMPLETED"]);
  const capture = captureOf(answer);
  expect(capture).toMatchObject({
    status: "COMPLETED",
    amount: { currency_code: "USD", value: "15.00" },
    invoice_id: body.purchase_units[0]?.invoice_id,
    seller_receivable_breakdown: { paypal_fee: { value: "1.01" }, net_amount: { value: "13.99" } },
  });
  const whole = await merchant.call("GET", `/v2/checkout/orders/${answer.body.id}`);
  expect(captureOf(whole)).toEqual(capture);
  expect((await merchant.call("GET", `/v2/payments/captures/${capture.id}`)).body).toEqual(capture);
  const { invoice_id } = capture;
  expect(await ledger()).toMatchObject([
    { kind: "capture", ref: capture.id, amount_minor: 1500, currency: "USD", invoice_id },
  ]);

  const again = await merchant.call("POST", `/v2/checkout/orders/${answer.body.id}/capture`, { body: {} });
  expect([again.status, issueOf(again)]).toEqual([422, "ORDER_ALREADY_CAPTURED"]);
});

test("yen go without decimals", async () => {
  const vaultId = await merchant.savedMethod();
  const wrong = await order(merchant.orderOf(vaultId, { currency_code: "JPY", value: "1500.00" }));
  expect([wrong.status, issueOf(wrong)]).toEqual([422, "DECIMAL_PRECISION"]);
  const right = await order(merchant.orderOf(vaultId, { currency_code: "JPY", value: "1500" }));
  expect(captureOf(right).amount).toEqual({ currency_code: "JPY", value: "1500" });
  expect(await ledger()).toMatchObject([{ amount_minor: 1500, currency: "JPY" }]);
});

test.each([
  [{ currency_code: "USD", value: "15.001" }, 422, "DECIMAL_PRECISION"],
  [{ currency_code: "USD", value: "0.00" }, 422, "CANNOT_BE_ZERO_OR_NEGATIVE"],
  [{ currency_code: "XXX", value: "15.00" }, 422, "INVALID_CURRENCY_CODE"],
  [{ currency_code: "USD", value: "fifteen" }, 400, "INVALID_PARAMETER_SYNTAX"],
])("refuses the amount %j", async (amount, status, issue) => {
  const answer = await order(merchant.orderOf(await merchant.savedMethod(), amount));
  expect([answer.status, issueOf(answer)]).toEqual([status, issue]);
});

test("an invoice number is paid once, however it is sent", async () => {
  const body = merchant.orderOf(await merchant.savedMethod());
  await merchant.declineNext("INSTRUMENT_DECLINED");
  expect(issueOf(await order(body))).toBe("INSTRUMENT_DECLINED");
  expect((await order(body)).status).toBe(201);
  const twice = await order(body);
  expect([twice.status, issueOf(twice)]).toEqual([422, "DUPLICATE_INVOICE_ID"]);
  expect(await ledger()).toHaveLength(1);
});

test.each([
  "INSTRUMENT_DECLINED",
  "TRANSACTION_REFUSED",
  "MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED",
  "PAYER_CANNOT_PAY",
])("declines with %s when asked to, and nothing moves", async (code) => {
  const vaultId = await merchant.savedMethod();
  await merchant.declineNext(code);
  const answer = await merchant.charge(vaultId);
  expect([answer.status, answer.body.name, issueOf(answer)]).toEqual([422, "UNPROCESSABLE_ENTITY", code]);
  expect(await ledger()).toEqual([]);
});

test.each(["PAYER_ACTION_REQUIRED", "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING"])(
  "%s names the way to the payer, after whom the order can be captured",
  async (code) => {
    const vaultId = await merchant.savedMethod();
    await merchant.declineNext(code);
    const answer = await merchant.charge(vaultId);
    expect([answer.status, issueOf(answer)]).toEqual([422, code]);
    const link = linkOf(answer, "payer-action");
    const id = link.split("/").pop();

    expect((await fetch(link)).status).toBe(200);
    const early = await merchant.call("POST", `/v2/checkout/orders/${id}/capture`, {
      requestId: "early",
      body: {},
    });
    expect(issueOf(early)).toBe("ORDER_NOT_APPROVED");
    await merchant.control("POST", `/paypal/checkout/${id}`, {
      decision: "approve",
      email: "payer@example.test",
    });
    const captured = await merchant.call("POST", `/v2/checkout/orders/${id}/capture`, {
      requestId: "then",
      body: {},
    });
    expect([captured.status, captured.body.status]).toEqual([201, "COMPLETED"]);
    expect(await ledger()).toHaveLength(1);
  },
);

test("the payer's own choice declines the first charge only", async () => {
  const vaultId = await merchant.savedMethod("decline_first");
  expect(issueOf(await merchant.charge(vaultId))).toBe("INSTRUMENT_DECLINED");
  expect((await merchant.charge(vaultId)).status).toBe(201);
});

test.each([
  ["PENDING", "COMPLETED", 1],
  ["PENDING_DENIED", "DECLINED", 0],
])("a payment asked to be %s ends %s with its webhook", async (code, end, moved) => {
  const { account, control, call } = merchant;
  const hook = { url: `${sandbox.origin}/paypal/wait`, event_types: [{ name: "*" }] };
  await call("POST", "/v1/notifications/webhooks", { body: hook });
  await control("POST", "/_sandbox/webhooks", { provider: "paypal", account, mode: "hold" });
  const vaultId = await merchant.savedMethod();
  await merchant.declineNext(code);
  const answer = await merchant.charge(vaultId);
  expect(captureOf(answer)).toMatchObject({
    status: "PENDING",
    status_details: { reason: "PENDING_REVIEW" },
  });
  const path = `/v2/payments/captures/${captureOf(answer).id}`;
  expect((await call("GET", path)).body.status).toBe("PENDING");
  expect(issueOf(await call("POST", `${path}/refund`, { body: {} }))).toBe("PENDING_CAPTURE");
  expect(await ledger()).toEqual([]);

  await control("POST", "/_sandbox/webhooks/deliver", { account });
  expect((await call("GET", path)).body.status).toBe(end);
  expect(await ledger()).toHaveLength(moved);
});
