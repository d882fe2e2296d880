import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePaypalGateway } from "@/lib/gateways/paypal/gateway";
import { makeStripeGateway } from "@/lib/gateways/stripe/gateway";
import type { Gateway, SavedMethod, StripeCredentials } from "@/lib/gateways/types";
import { money } from "@/lib/money";
import {
  newBeginSetup,
  newChargeRequest,
  newPaypalAccount,
  newStripeAccount,
} from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { checkPaypalExchange } from "@/sandbox/contract/paypal-contract";
import { checkStripeExchange } from "@/sandbox/contract/stripe-contract";
import { newPaymentRequest, newRefundRequest } from "./requests";
import { usePaypal } from "./use-paypal";

type Logged = {
  provider: "stripe" | "paypal";
  method: string;
  path: string;
  status: number;
  request_body?: unknown;
  response_body?: unknown;
};

const specified = process.env.EDGE_SPECS ? "" : " (skipped: EDGE_SPECS is not set)";

describe.skipIf(!process.env.EDGE_SPECS)(`what the gateways say to the providers${specified}`, () => {
  let sandbox: SandboxUnderTest;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  const declineNext = (provider: string, account: string, code: string) =>
    sandbox.control("POST", "decline-next", { provider, account, code, times: 1 });

  /** Every exchange of the account with what does not fit the provider's description; the paths for the overview. */
  async function compare(account: string, check: (exchange: Logged) => string[]) {
    const { requests } = await sandbox.control<{ requests: Logged[] }>("GET", `requests?account=${account}`);
    const wrong = requests.flatMap((exchange) => {
      const errors = check(exchange);
      return errors.length > 0 ? [{ call: `${exchange.method} ${exchange.path}`, errors }] : [];
    });
    const spoken = requests.map(({ method, path }) => `${method} ${toPattern(path)}`);
    return { wrong, spoken: new Set(spoken) };
  }

  it("fits Stripe's description, and so do the answers", async () => {
    const account = newStripeAccount();
    await useStripe(makeStripeGateway({ apiBase: sandbox.url }), account, sandbox, (code) =>
      declineNext("stripe", account.suffix, code),
    );
    const { wrong, spoken } = await compare(account.suffix, checkStripe);
    expect(wrong).toEqual([]);
    expect(spoken).toEqual(
      new Set([
        "POST /v1/customers",
        "GET /v1/customers/:id",
        "POST /v1/customers/:id",
        "POST /v1/payment_intents",
        "GET /v1/payment_intents",
        "GET /v1/payment_intents/:id",
        "POST /v1/payment_intents/:id/cancel",
        "POST /v1/payment_intents/:id/confirm",
        "POST /v1/setup_intents",
        "GET /v1/setup_intents/:id",
        "POST /v1/setup_intents/:id/cancel",
        "POST /v1/setup_intents/:id/confirm",
        "POST /v1/webhook_endpoints",
        "GET /v1/webhook_endpoints",
        "DELETE /v1/webhook_endpoints/:id",
        "GET /v1/payment_methods/:id",
        "POST /v1/refunds",
        "GET /v1/refunds",
        "GET /v1/refunds/:id",
        "GET /v1/disputes",
      ]),
    );
  });

  it("fits PayPal's description, and so do the answers", async () => {
    const account = newPaypalAccount();
    await usePaypal(makePaypalGateway({ apiBase: sandbox.url }), account, sandbox, (code) =>
      declineNext("paypal", account.suffix, code),
    );
    const { wrong, spoken } = await compare(account.suffix, checkPaypal);
    expect(wrong).toEqual([]);
    expect(spoken).toEqual(
      new Set([
        "POST /v1/oauth2/token",
        "POST /v3/vault/setup-tokens",
        "GET /v3/vault/setup-tokens/:id",
        "POST /v3/vault/payment-tokens",
        "GET /v3/vault/payment-tokens",
        "GET /v3/vault/payment-tokens/:id",
        "POST /v2/checkout/orders",
        "GET /v2/checkout/orders/:id",
        "GET /v2/payments/captures/:id",
        "GET /v1/notifications/webhooks-events",
        "GET /v1/notifications/webhooks",
        "POST /v1/notifications/webhooks",
        "PATCH /v1/notifications/webhooks/:id",
        "POST /v2/checkout/orders/:id/capture",
        "POST /v2/payments/captures/:id/refund",
        "GET /v2/payments/refunds/:id",
        "GET /v1/customer/disputes",
        "GET /v1/customer/disputes/:id",
      ]),
    );
  });
});

/** The description at hand is older than one of the events that are asked for. */
function checkStripe({ method, path, status, request_body, response_body }: Logged): string[] {
  const form = new URLSearchParams(typeof request_body === "string" ? request_body : "");
  for (const [name, value] of [...form])
    if (path === "/v1/webhook_endpoints" && value === "refund.failed") form.delete(name);
  return checkStripeExchange({
    method,
    path,
    status,
    requestBody: form.toString(),
    responseBody: response_body,
  });
}

/**
 * The description at hand leaves out PayPal's disputes, and that an order is answered 200 when its payer has to act.
 * https://developer.paypal.com/docs/api/customer-disputes/v1/ and /orders/v2/#orders_create
 */
function checkPaypal({ method, path, status, request_body, response_body }: Logged): string[] {
  if (path.startsWith("/v1/customer/disputes")) return method === "GET" ? [] : [`${method} of a dispute`];
  const waits = status === 200 && method === "POST" && path === "/v2/checkout/orders";
  return checkPaypalExchange({
    method,
    path,
    status: waits ? 201 : status,
    requestBody: request_body,
    responseBody: response_body,
  });
}

/** Ids become `:id`: they carry a digit or a capital, or are a vault token of small letters only. */
function toPattern(path: string): string {
  const [version, ...segments] = (path.split("?")[0] ?? "").slice(1).split("/");
  const isId = (segment: string) => /[0-9A-Z]/.test(segment) || /^[a-z]{17}$/.test(segment);
  const pattern = segments.map((segment) => (isId(segment) && segment !== "oauth2" ? ":id" : segment));
  return ["", version, ...pattern].join("/");
}

type StripeAccount = ReturnType<typeof newStripeAccount>;

/** One of everything that the gateway can be asked, with each kind of answer. */
async function useStripe(
  gateway: Gateway<StripeCredentials>,
  account: StripeAccount,
  sandbox: SandboxUnderTest,
  declineNext: (code: string) => Promise<unknown>,
): Promise<void> {
  const { hostname: host, port } = new URL(sandbox.url);
  const browser = new Stripe(account.credentials.secretKey, { host, port, protocol: "http" });
  const card = (payment_method: string) => ({
    payment_method,
    return_url: "https://billing.example.com/return",
  });
  const url = "https://billing.example.com/public/edge/webhooks/stripe/ga_1";
  await gateway.registerWebhook(account, url);
  await gateway.registerWebhook(account, url);

  for (const change of [{}, { amount: null, chargeId: undefined }]) {
    const input = newBeginSetup(change);
    const { ref, customerRef } = await gateway.beginSetup(account, input);
    const setup = { attemptId: input.attemptId, ref };
    await gateway.readSetup(account, setup);
    const intents = change.amount === null ? browser.setupIntents : browser.paymentIntents;
    await expect(intents.confirm(ref, card("pm_card_chargeDeclined"))).rejects.toThrow("declined");
    await gateway.readSetup(account, setup);
    await intents.confirm(ref, card("pm_card_visa"));
    const state = await gateway.readSetup(account, setup);
    expect(state.state).toBe("saved");

    const other = newBeginSetup({ ...change, customerRef });
    const open = await gateway.beginSetup(account, other);
    await gateway.cancelSetup(account, { attemptId: other.attemptId, ref: open.ref });
    if (state.state !== "saved") continue;
    const request = newChargeRequest(state.method);
    expect(await gateway.readCharge(account, request)).toBeNull();
    await declineNext("generic_decline");
    expect((await gateway.charge(account, request)).state).toBe("failed");
    expect((await gateway.charge(account, { ...request, attempt: 2 })).state).toBe("captured");
    expect((await gateway.readCharge(account, { ...request, attempt: 2 }))?.state).toBe("captured");
    await payAndRefund(gateway, account, state.method, browser, sandbox);
    await gateway.readMethod(account, state.method);
    expect(await gateway.readMethod(account, { ref: "pm_0" })).toBeNull();
  }
}

/** A charge that the customer pays in the browser, another that is called off, and what becomes of the money. */
async function payAndRefund(
  gateway: Gateway<StripeCredentials>,
  account: StripeAccount,
  method: SavedMethod,
  browser: Stripe,
  sandbox: SandboxUnderTest,
): Promise<void> {
  const unpaid = newPaymentRequest(method);
  await gateway.beginPayment(account, unpaid);
  expect(await gateway.cancelCharge(account, unpaid)).toEqual({ state: "cancelled" });

  const request = newPaymentRequest(method);
  const begun = await gateway.beginPayment(account, request);
  if (begun.state !== "open") throw new Error(begun.state);
  await browser.paymentIntents.confirm(begun.ref, { payment_method: method.ref });
  expect((await gateway.beginPayment(account, { ...request, ref: begun.ref })).state).toBe("captured");

  const part = newRefundRequest(request, begun.ref);
  const refund = await gateway.refund(account, part);
  expect(await gateway.readRefund(account, { ...part, ref: refund.ref })).toEqual(refund);
  expect(
    await gateway.refund(account, {
      ...part,
      refundId: `${part.refundId}_more`,
      amount: money(9_900, "USD"),
    }),
  ).toMatchObject({
    state: "failed",
  });
  await sandbox.control("POST", "stripe/dispute", { payment_intent: begun.ref });
  const { chargeId } = request;
  expect(await gateway.readMoney(account, { ref: begun.ref, chargeId })).toMatchObject({
    refunds: [{ refundId: part.refundId }],
    disputes: [{ state: "open" }],
  });
}
