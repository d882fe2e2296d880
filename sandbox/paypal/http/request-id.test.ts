import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Merchant, makeMerchant, WALLET } from "../testing/merchant";
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

async function captured(): Promise<number> {
  const { body } = await merchant.control("GET", "/_sandbox/ledger");
  return body.entries.filter((entry) => entry.account === merchant.account).length;
}

test("the same id and body give the first answer, and charge once", async () => {
  const body = merchant.orderOf(await merchant.savedMethod());
  const first = await merchant.call("POST", "/v2/checkout/orders", { requestId: "r1", body });
  const again = await merchant.call("POST", "/v2/checkout/orders", { requestId: "r1", body });
  expect(again.status).toBe(201);
  expect(again.body).toEqual(first.body);
  expect(await captured()).toBe(1);
});

test("the same id at the same moment charges once", async () => {
  const body = merchant.orderOf(await merchant.savedMethod());
  const send = () => merchant.call("POST", "/v2/checkout/orders", { requestId: "r1", body });
  const answers = await Promise.all([send(), send(), send(), send(), send()]);
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  expect(await captured()).toBe(1);
});

test("another body under the same id is refused", async () => {
  await merchant.createSetupToken("r1");
  const other = await merchant.createSetupToken("r1", { ...WALLET, description: "Other" });
  expect([other.status, other.body.details[0]?.issue]).toEqual([422, "DUPLICATE_REQUEST_ID"]);
});

test("a decline is replayed, and a new id tries again", async () => {
  const body = merchant.orderOf(await merchant.savedMethod());
  await merchant.declineNext("INSTRUMENT_DECLINED");
  const send = (requestId: string) => merchant.call("POST", "/v2/checkout/orders", { requestId, body });
  expect((await send("r1")).status).toBe(422);
  expect((await send("r1")).status).toBe(422);
  expect((await send("r2")).status).toBe(201);
});

test("an answer that was lost on the way is there for the next try", async () => {
  const body = merchant.orderOf(await merchant.savedMethod());
  const send = () => merchant.call("POST", "/v2/checkout/orders", { requestId: "r1", body });
  const fault = {
    provider: "paypal",
    account: merchant.account,
    path: "/v2/checkout/orders",
    effect: "drop_after",
    times: 1,
  };
  await merchant.control("POST", "/_sandbox/faults", fault);
  await expect(send()).rejects.toThrow();
  expect((await send()).body.status).toBe("COMPLETED");
  expect(await captured()).toBe(1);
});

test("an order that pays needs an id, and so does the vault", async () => {
  const body = merchant.orderOf("anything");
  const order = await merchant.call("POST", "/v2/checkout/orders", { body });
  expect([order.status, order.body.details[0]?.issue]).toEqual([400, "PAYPAL_REQUEST_ID_REQUIRED"]);
  const setup = await merchant.call("POST", "/v3/vault/setup-tokens", {
    body: { payment_source: { paypal: WALLET } },
  });
  expect([setup.status, setup.body.details[0]?.field]).toEqual([400, "PayPal-Request-Id"]);
});

test("a body that is not JSON is refused in words", async () => {
  const broken = await merchant.call("POST", "/v3/vault/setup-tokens", { requestId: "r9", raw: "{" });
  expect([broken.status, broken.body.details[0]?.issue]).toEqual([400, "MALFORMED_REQUEST_JSON"]);
});
