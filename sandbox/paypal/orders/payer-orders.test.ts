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

const read = (id: string) => merchant.call("GET", `/v2/checkout/orders/${id}`);
const decide = (id: string, decision: string) =>
  merchant.control("POST", `/paypal/checkout/${id}`, { decision });

test("an order waits for its payer, who comes back with its token, and is captured", async () => {
  const made = await merchant.payerOrder();
  expect([made.status, made.body.status]).toEqual([201, "PAYER_ACTION_REQUIRED"]);
  const link = linkOf(made, "payer-action");
  expect(await (await fetch(link)).text()).toContain("15.00 USD");
  expect(issueOf(await merchant.capture(made.body.id))).toBe("ORDER_NOT_APPROVED");

  expect((await decide(made.body.id, "cancel")).body).toEqual({
    state: "canceled",
    next: `https://shop.example.test/cancel?token=${made.body.id}`,
  });
  expect((await read(made.body.id)).body.status).toBe("PAYER_ACTION_REQUIRED");
  const approved = await decide(made.body.id, "approve");
  const { payerId } = approved.body;
  const next = `https://shop.example.test/return?x=1&token=${made.body.id}&PayerID=${payerId}`;
  expect(approved.body).toEqual({ state: "approved", payerId, next });
  expect((await read(made.body.id)).body.status).toBe("APPROVED");
  expect(await (await fetch(link)).text()).toContain("Continue");

  const paid = await merchant.capture(made.body.id);
  expect([paid.status, captureOf(paid).status]).toEqual([201, "COMPLETED"]);
  expect(await merchant.moved()).toEqual(["capture 1500 USD"]);
  expect((await merchant.told()).slice(0, 2)).toEqual([
    "CHECKOUT.ORDER.APPROVED",
    "PAYMENT.CAPTURE.COMPLETED",
  ]);
});

test("a plain form is led back by a redirect", async () => {
  const { id } = (await merchant.payerOrder()).body;
  const post = (decision: string) =>
    fetch(`${sandbox.origin}/paypal/checkout/${id}`, {
      method: "POST",
      body: new URLSearchParams({ decision, email: "ada@example.test" }),
      redirect: "manual",
    });
  const away = await post("cancel");
  expect([away.status, away.headers.get("location")]).toEqual([
    303,
    `https://shop.example.test/cancel?token=${id}`,
  ]);
  const back = await post("approve");
  expect(back.headers.get("location")).toContain(`token=${id}&PayerID=`);
  expect((await read(id)).body.payment_source.paypal.email_address).toBe("ada@example.test");
  expect((await post("perhaps")).status).toBe(400);
});

test("a refused capture moves nothing; the payer can choose again", async () => {
  const { id } = (await merchant.payerOrder()).body;
  await decide(id, "approve");
  await merchant.declineNext("INSTRUMENT_DECLINED");
  const refused = await merchant.capture(id);
  expect([refused.status, issueOf(refused)]).toEqual([422, "INSTRUMENT_DECLINED"]);
  expect(linkOf(refused, "redirect")).toContain(`/paypal/checkout/${id}`);
  await merchant.declineNext("PAYER_ACTION_REQUIRED");
  expect(issueOf(await merchant.capture(id))).toBe("PAYER_ACTION_REQUIRED");
  expect((await read(id)).body.status).toBe("PAYER_ACTION_REQUIRED");
  await decide(id, "approve");
  expect((await merchant.capture(id)).status).toBe(201);
  expect(await merchant.moved()).toEqual(["capture 1500 USD"]);
});

test("an invoice number is free until it was captured", async () => {
  const vaultId = await merchant.savedMethod();
  const body = merchant.orderOf(vaultId);
  const { payment_source: _, ...rest } = body;
  const create = () => merchant.call("POST", "/v2/checkout/orders", { body: rest });
  const [first, second] = [await create(), await create()];
  for (const { body: made } of [first, second]) await decide(made.id, "approve");
  expect((await merchant.capture(first.body.id)).status).toBe(201);
  expect(issueOf(await merchant.capture(second.body.id))).toBe("DUPLICATE_INVOICE_ID");
  expect((await create()).status).toBe(201);
  expect(await merchant.moved()).toEqual(["capture 1500 USD"]);
});

test("an order that is over is not known any more, and an approval is taken back", async () => {
  const { id } = (await merchant.payerOrder()).body;
  await decide(id, "approve");
  expect((await merchant.lever("expire-order", { order: id })).status).toBe(200);
  expect((await read(id)).status).toBe(404);
  expect((await merchant.capture(id)).status).toBe(404);
  expect((await decide(id, "approve")).status).toBe(404);
  expect(await merchant.told()).toEqual(["CHECKOUT.ORDER.APPROVED", "CHECKOUT.PAYMENT-APPROVAL.REVERSED"]);
  const paid = (await merchant.charge(await merchant.savedMethod())).body.id;
  expect((await merchant.lever("expire-order", { order: paid })).status).toBe(409);
  expect((await merchant.lever("expire-order", { order: "NOSUCHORDER" })).status).toBe(404);
});

test("a pending payment is settled by hand", async () => {
  await merchant.declineNext("PENDING");
  const capture = captureOf(await merchant.charge(await merchant.savedMethod())).id;
  expect((await merchant.lever("settle-capture", { capture })).body.status).toBe("COMPLETED");
  expect((await merchant.lever("settle-capture", { capture })).status).toBe(409);
  expect(await merchant.moved()).toEqual(["capture 1500 USD"]);
});
