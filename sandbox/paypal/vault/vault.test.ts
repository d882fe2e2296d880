import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { issueOf, linkOf } from "../testing/answer";
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

test("a setup token waits for the payer, is approved, and becomes a payment token", async () => {
  const setup = await merchant.createSetupToken();
  expect(setup.status).toBe(201);
  expect(setup.body.status).toBe("PAYER_ACTION_REQUIRED");
  expect(linkOf(setup, "approve")).toBe(`${sandbox.origin}/paypal/approve/${setup.body.id}`);
  expect(setup.body.payment_source.paypal.experience_context).toBeUndefined();

  expect(issueOf(await merchant.vault(setup.body.id))).toBe("TOKEN_NOT_APPROVED");

  const decided = await merchant.approve(setup.body.id, "ada.lovelace@example.test");
  expect(decided.body.next).toContain(`x=1&approval_token_id=${setup.body.id}`);
  const approved = await merchant.call("GET", `/v3/vault/setup-tokens/${setup.body.id}`);
  expect(approved.body.status).toBe("APPROVED");

  const token = await merchant.vault(setup.body.id);
  expect(token.status).toBe(201);
  expect(token.body).toMatchObject({
    status: "VAULTED",
    customer: { id: setup.body.customer.id },
    payment_source: {
      paypal: {
        email_address: "ada.lovelace@example.test",
        payer_id: decided.body.payerId,
        name: { given_name: "Ada", surname: "Lovelace" },
      },
    },
  });
  expect((await merchant.call("GET", `/v3/vault/setup-tokens/${setup.body.id}`)).body.status).toBe("VAULTED");
  expect(issueOf(await merchant.vault(setup.body.id))).toBe("TOKEN_ALREADY_USED");
});

test("lists a customer's tokens and forgets a deleted one", async () => {
  const body = { customer: { id: "customer_1" }, payment_source: { paypal: WALLET } };
  const setup = await merchant.call("POST", "/v3/vault/setup-tokens", { requestId: "a", body });
  await merchant.approve(setup.body.id);
  const { id } = (await merchant.vault(setup.body.id)).body;

  const query = "/v3/vault/payment-tokens?customer_id=customer_1";
  expect((await merchant.call("GET", query)).body.payment_tokens).toMatchObject([{ id }]);
  expect((await merchant.call("DELETE", `/v3/vault/payment-tokens/${id}`)).status).toBe(204);
  expect((await merchant.call("GET", `/v3/vault/payment-tokens/${id}`)).status).toBe(404);
  expect((await merchant.call("GET", query)).body.payment_tokens).toEqual([]);
  const charged = await merchant.charge(id);
  expect([charged.status, issueOf(charged)]).toEqual([422, "TOKEN_ID_NOT_FOUND"]);
});

test("a cancelled approval leaves the token open for another try", async () => {
  const { id } = (await merchant.createSetupToken()).body;
  const cancelled = await merchant.control("POST", `/paypal/approve/${id}`, { decision: "cancel" });
  expect(cancelled.body).toMatchObject({
    state: "canceled",
    next: expect.stringContaining("/cancel?approval_token_id"),
  });
  await merchant.approve(id);
  expect((await merchant.vault(id)).status).toBe(201);
});

test("one account's objects do not exist for another", async () => {
  const { id } = (await merchant.createSetupToken()).body;
  const stranger = await makeMerchant(sandbox.origin);
  expect((await stranger.call("GET", `/v3/vault/setup-tokens/${id}`)).status).toBe(404);
});

test("an account that may not vault learns it when the setup token is made", async () => {
  await merchant.declineNext("NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE");
  const refused = await merchant.createSetupToken();
  expect([refused.status, issueOf(refused)]).toEqual([422, "NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE"]);
  expect((await merchant.createSetupToken()).status).toBe(201);
});

test.each([
  ["no payment source", {}, "/payment_source", "MISSING_REQUIRED_PARAMETER"],
  [
    "no usage type",
    { payment_source: { paypal: {} } },
    "/payment_source/paypal/usage_type",
    "MISSING_REQUIRED_PARAMETER",
  ],
  [
    "a made-up pattern",
    { payment_source: { paypal: { ...WALLET, usage_pattern: "NOW_AND_THEN" } } },
    "/payment_source/paypal/usage_pattern",
    "INVALID_PARAMETER_VALUE",
  ],
  [
    "an underscored locale",
    {
      payment_source: {
        paypal: { ...WALLET, experience_context: { ...WALLET.experience_context, locale: "en_US" } },
      },
    },
    "/payment_source/paypal/experience_context/locale",
    "INVALID_PARAMETER_SYNTAX",
  ],
])("refuses %s with the field and the issue", async (_, body, field, issue) => {
  const answer = await merchant.call("POST", "/v3/vault/setup-tokens", { requestId: randomUUID(), body });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ name: "INVALID_REQUEST", details: [{ field, issue }] });
  expect(answer.headers.get("paypal-debug-id")).toBe(answer.body.debug_id);
});

test("a vault that is late is APPROVED until its webhook is released", async () => {
  const { account, control, call } = merchant;
  await call("POST", "/v1/notifications/webhooks", {
    body: { url: `${sandbox.origin}/paypal/wait`, event_types: [{ name: "*" }] },
  });
  await control("POST", "/_sandbox/webhooks", { provider: "paypal", account, mode: "hold" });
  await merchant.declineNext("INSTRUMENT_DECLINED");
  await merchant.declineNext("VAULT_NOT_READY");
  const setup = await merchant.createSetupToken();
  await merchant.approve(setup.body.id);
  const late = await merchant.vault(setup.body.id);
  expect([late.status, late.body.status]).toEqual([201, "APPROVED"]);
  const path = `/v3/vault/payment-tokens/${late.body.id}`;
  expect((await call("GET", path)).body.status).toBe("APPROVED");
  expect(issueOf(await merchant.charge(late.body.id))).toBe("TOKEN_ID_NOT_FOUND");

  await control("POST", "/_sandbox/webhooks/deliver", { account });
  expect((await call("GET", path)).body.status).toBe("VAULTED");
  // What was asked for the charge waited for the charge.
  expect(issueOf(await merchant.charge(late.body.id))).toBe("INSTRUMENT_DECLINED");
  expect((await merchant.charge(late.body.id)).status).toBe(201);
});

test("survives a restart", async () => {
  const { id } = (await merchant.createSetupToken()).body;
  await merchant.approve(id);
  await sandbox.restart();
  expect((await merchant.vault(id)).status).toBe(201);
});

test("a payer who ends the agreement at PayPal is told of, and cannot be charged any more", async () => {
  const payment_token = await merchant.savedMethod();
  const path = `/v3/vault/payment-tokens/${payment_token}`;
  expect((await merchant.call("GET", path)).body.id).toBe(payment_token);
  expect((await merchant.lever("delete-token", { payment_token })).body.id).toBe(payment_token);
  expect((await merchant.call("GET", path)).status).toBe(404);
  expect(issueOf(await merchant.charge(payment_token))).toBe("TOKEN_ID_NOT_FOUND");
  expect((await merchant.told()).slice(-2)).toEqual([
    "VAULT.PAYMENT-TOKEN.DELETION-INITIATED",
    "VAULT.PAYMENT-TOKEN.DELETED",
  ]);
  expect((await merchant.lever("delete-token", { payment_token })).status).toBe(404);
});
