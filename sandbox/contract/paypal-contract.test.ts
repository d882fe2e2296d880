import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { captureOf } from "@/sandbox/paypal/testing/answer";
import { exchanges, type Merchant, makeMerchant, WALLET } from "@/sandbox/paypal/testing/merchant";
import { type Started, startPaypal } from "@/sandbox/paypal/testing/start";
import { checkPaypalExchange } from "./paypal-contract";

const specified = process.env.EDGE_SPECS ? "" : " (skipped: EDGE_SPECS is not set)";
const REFUSALS = [
  "INSTRUMENT_DECLINED",
  "PAYER_ACTION_REQUIRED",
  "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING",
  "MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED",
  "TRANSACTION_REFUSED",
  "PAYER_CANNOT_PAY",
  "PAYER_ACCOUNT_RESTRICTED",
  "COMPLIANCE_VIOLATION",
];

const REFUND_REFUSALS = [
  "REFUND_NOT_ALLOWED",
  "REFUND_TIME_LIMIT_EXCEEDED",
  "REFUND_FAILED_INSUFFICIENT_FUNDS",
  "REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK",
  "PARTIAL_REFUND_NOT_ALLOWED",
  "MAX_NUMBER_OF_REFUNDS_EXCEEDED",
  "TRANSACTION_DISPUTED",
];

describe.skipIf(!process.env.EDGE_SPECS)(`PayPal's published description${specified}`, () => {
  let sandbox: Started;
  let merchant: Merchant;
  beforeAll(async () => {
    sandbox = await startPaypal();
    merchant = await makeMerchant(sandbox.origin);
  });
  afterAll(() => sandbox.stop());

  /** Runs calls and compares every one of them. */
  async function conforms(run: () => Promise<unknown>): Promise<void> {
    const before = exchanges.length;
    await run();
    const made = exchanges.slice(before);
    expect(made.length).toBeGreaterThan(0);
    const wrong = made.map((exchange) => [
      exchange.method,
      exchange.path,
      exchange.status,
      checkPaypalExchange(exchange),
    ]);
    expect(wrong.filter(([, , , errors]) => (errors as string[]).length > 0)).toEqual([]);
  }

  const order = (body: unknown, headers = {}) =>
    merchant.call("POST", "/v2/checkout/orders", { requestId: randomUUID(), body, headers });

  test("the vault", () =>
    conforms(async () => {
      const setup = await merchant.createSetupToken();
      const path = `/v3/vault/setup-tokens/${setup.body.id}`;
      await merchant.call("GET", path);
      await merchant.vault(setup.body.id);
      await merchant.approve(setup.body.id);
      await merchant.call("GET", path);
      const token = await merchant.vault(setup.body.id);
      await merchant.vault(setup.body.id);
      await merchant.vault("NOSUCHTOKEN");
      await merchant.call("GET", `/v3/vault/payment-tokens/${token.body.id}`);
      await merchant.call(
        "GET",
        `/v3/vault/payment-tokens?customer_id=${token.body.customer.id}&total_required=true`,
      );
      await merchant.call("DELETE", `/v3/vault/payment-tokens/${token.body.id}`);
      await merchant.call("GET", `/v3/vault/payment-tokens/${token.body.id}`);
      await merchant.declineNext("VAULT_NOT_READY");
      await merchant.savedMethod();
      await merchant.declineNext("NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE");
      await merchant.createSetupToken();
      await merchant.createSetupToken("same");
      await merchant.createSetupToken("same", { ...WALLET, description: "Other" });
      await merchant.call("POST", "/v3/vault/setup-tokens", { body: {} });
    }));

  test("orders and their money", () =>
    conforms(async () => {
      const vaultId = await merchant.savedMethod();
      const paid = await order(merchant.orderOf(vaultId));
      await order(merchant.orderOf(vaultId), { Prefer: "return=representation" });
      await order(merchant.orderOf(vaultId, { currency_code: "JPY", value: "1500" }));
      await merchant.call("GET", `/v2/checkout/orders/${paid.body.id}`);
      await merchant.call("GET", "/v2/checkout/orders/NOSUCHORDER");
      await merchant.call("POST", `/v2/checkout/orders/${paid.body.id}/capture`, { body: {} });
      await merchant.declineNext("PENDING");
      await merchant.charge(vaultId);
      const { id } = captureOf(paid);
      await merchant.call("GET", `/v2/payments/captures/${id}`);
      await merchant.call("GET", "/v2/payments/captures/NOSUCHCAPTURE");
      const refund = (value: string) =>
        merchant.call("POST", `/v2/payments/captures/${id}/refund`, {
          body: { amount: { currency_code: "USD", value } },
        });
      const refunded = await refund("10.00");
      await refund("10.00");
      await refund("5.00");
      await refund("1.00");
      await merchant.call("GET", `/v2/payments/refunds/${refunded.body.id}`);
    }));

  test("orders that their payer approves", () =>
    conforms(async () => {
      const made = await merchant.payerOrder();
      const { id } = made.body;
      const decide = (decision: string) => merchant.control("POST", `/paypal/checkout/${id}`, { decision });
      const path = `/v2/checkout/orders/${id}`;
      await merchant.call("GET", path);
      await merchant.capture(id);
      await decide("approve");
      await merchant.call("GET", path);
      await merchant.declineNext("INSTRUMENT_DECLINED");
      await merchant.capture(id);
      await merchant.declineNext("REDIRECT_PAYER_FOR_ALTERNATE_FUNDING");
      await merchant.capture(id);
      await decide("approve");
      await merchant.capture(id);
      await merchant.capture(id);
      const other = await merchant.payerOrder();
      await merchant.lever("expire-order", { order: other.body.id });
      await merchant.call("GET", `/v2/checkout/orders/${other.body.id}`);
      await merchant.capture(other.body.id);
    }));

  test("refunds that wait, fail and are told apart by their invoices", () =>
    conforms(async () => {
      const vaultId = await merchant.savedMethod();
      const paid = await merchant.charge(vaultId);
      const { id } = captureOf(paid);
      const refund = (value: string, more = {}) =>
        merchant.call("POST", `/v2/payments/captures/${id}/refund`, {
          body: { amount: { currency_code: "USD", value }, ...more },
          headers: { Prefer: "return=representation" },
        });
      await merchant.declineNext("REFUND_PENDING");
      const waiting = await refund("1.00", { invoice_id: "rf_1", custom_id: "sc_1", note_to_payer: "Sorry" });
      await refund("1.00", { invoice_id: "rf_1" });
      await merchant.lever("settle-refund", { refund: waiting.body.id, status: "FAILED" });
      await merchant.call("GET", `/v2/payments/refunds/${waiting.body.id}`);
      await refund("1.00", { invoice_id: "rf_1" });
      await merchant.lever("dispute", { capture: id });
      await refund("1.00");
      await merchant.lever("close-dispute", { capture: id });
      await refund("1.00");
      await merchant.call("GET", `/v2/checkout/orders/${paid.body.id}`);
      await merchant.call("GET", `/v2/payments/captures/${id}`);
      await merchant.call("GET", "/v2/payments/refunds/NOSUCHREFUND");
    }));

  test.each(REFUND_REFUSALS)("a refund refused with %s", (code) =>
    conforms(async () => {
      const capture = await merchant.captured();
      await merchant.declineNext(code);
      const refused = await merchant.call("POST", `/v2/payments/captures/${capture}/refund`, { body: {} });
      expect(refused.status).toBe(422);
    }),
  );

  test.each(REFUSALS)("a charge refused with %s", (code) =>
    conforms(async () => {
      const vaultId = await merchant.savedMethod();
      await merchant.declineNext(code);
      expect((await merchant.charge(vaultId)).status).toBe(422);
    }),
  );

  test("orders that are refused for what they say", () =>
    conforms(async () => {
      const vaultId = await merchant.savedMethod();
      const body = merchant.orderOf(vaultId);
      await order(body);
      await order(body);
      await order(merchant.orderOf("gone"));
      await order(merchant.orderOf(vaultId, { currency_code: "JPY", value: "15.00" }));
      await order(merchant.orderOf(vaultId, { currency_code: "USD", value: "0.00" }));
      await order({ intent: "CAPTURE" });
      await order({ intent: "CAPTURE", purchase_units: [] });
      await merchant.call("POST", "/v2/checkout/orders", { body });
    }));

  test("webhooks", () =>
    conforms(async () => {
      const event_types = [{ name: "PAYMENT.CAPTURE.DENIED" }];
      const body = { url: "https://shop.example.test/hook", event_types };
      const { id } = (await merchant.call("POST", "/v1/notifications/webhooks", { body })).body;
      await merchant.call("POST", "/v1/notifications/webhooks", { body });
      const path = `/v1/notifications/webhooks/${id}`;
      await merchant.call("GET", path);
      await merchant.call("GET", "/v1/notifications/webhooks");
      const patch = [{ op: "replace", path: "/url", value: "https://shop.example.test/other" }];
      await merchant.call("PATCH", path, { body: patch });
      await merchant.savedMethod();
      const events = await merchant.call("GET", "/v1/notifications/webhooks-events");
      const event = `/v1/notifications/webhooks-events/${events.body.events[0]?.id}`;
      await merchant.call("GET", event);
      await merchant.call("POST", `${event}/resend`, { body: {} });
      const verification = {
        auth_algo: "SHA256withRSA",
        cert_url: "https://api.paypal.com/v1/notifications/certs/CERT-1",
        transmission_id: randomUUID(),
        transmission_sig: "abc",
        transmission_time: "2026-11-01T00:00:00Z",
        webhook_id: id,
        webhook_event: events.body.events[0],
      };
      await merchant.call("POST", "/v1/notifications/verify-webhook-signature", { body: verification });
      const sample = { webhook_id: id, event_type: "CHECKOUT.ORDER.APPROVED", resource_version: "2.0" };
      expect((await merchant.call("POST", "/v1/notifications/simulate-event", { body: sample })).status).toBe(
        202,
      );
      await merchant.call("DELETE", path);
      await merchant.call("GET", path);
    }));

  test("what does not fit is said", () => {
    const wrong = { method: "GET", path: "/v2/checkout/orders/X", status: 200, responseBody: { status: 7 } };
    expect(checkPaypalExchange(wrong).join()).toContain("/status must be string");
    expect(checkPaypalExchange({ ...wrong, path: "/v2/nothing" })).toEqual(["no operation get /v2/nothing"]);
  });
});
