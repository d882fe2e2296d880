import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePaypalGateway } from "@/lib/gateways/paypal/gateway";
import { makeStripeGateway } from "@/lib/gateways/stripe/gateway";
import type { Gateway, PaypalCredentials, StripeCredentials } from "@/lib/gateways/types";
import {
  newBeginSetup,
  newChargeRequest,
  newPaypalAccount,
  newStripeAccount,
} from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { checkPaypalExchange } from "@/sandbox/contract/paypal-contract";
import { checkStripeExchange } from "@/sandbox/contract/stripe-contract";

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
    await useStripe(makeStripeGateway({ apiBase: sandbox.url }), account, sandbox.url, (code) =>
      declineNext("stripe", account.suffix, code),
    );
    const { wrong, spoken } = await compare(account.suffix, ({ method, path, status, ...bodies }) =>
      checkStripeExchange({
        method,
        path,
        status,
        requestBody: bodies.request_body,
        responseBody: bodies.response_body,
      }),
    );
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
      ]),
    );
  });

  it("fits PayPal's description, and so do the answers", async () => {
    const account = newPaypalAccount();
    await usePaypal(makePaypalGateway({ apiBase: sandbox.url }), account, sandbox, (code) =>
      declineNext("paypal", account.suffix, code),
    );
    const { wrong, spoken } = await compare(account.suffix, ({ method, path, status, ...bodies }) =>
      checkPaypalExchange({
        method,
        path,
        status,
        requestBody: bodies.request_body,
        responseBody: bodies.response_body,
      }),
    );
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
      ]),
    );
  });
});

/** Ids become `:id`: they carry a digit or a capital, or are a vault token of small letters only. */
function toPattern(path: string): string {
  const [version, ...segments] = (path.split("?")[0] ?? "").slice(1).split("/");
  const isId = (segment: string) => /[0-9A-Z]/.test(segment) || /^[a-z]{17}$/.test(segment);
  const pattern = segments.map((segment) => (isId(segment) && segment !== "oauth2" ? ":id" : segment));
  return ["", version, ...pattern].join("/");
}

/** One of everything that the gateway can be asked, with each kind of answer. */
async function useStripe(
  gateway: Gateway<StripeCredentials>,
  account: ReturnType<typeof newStripeAccount>,
  sandboxUrl: string,
  declineNext: (code: string) => Promise<unknown>,
): Promise<void> {
  const { hostname: host, port } = new URL(sandboxUrl);
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
  }
}

async function usePaypal(
  gateway: Gateway<PaypalCredentials>,
  account: ReturnType<typeof newPaypalAccount>,
  sandbox: SandboxUnderTest,
  declineNext: (code: string) => Promise<unknown>,
): Promise<void> {
  const url = "https://billing.example.com/public/edge/webhooks/paypal/ga_1";
  const { id } = await gateway.registerWebhook(account, url);
  await narrowEvents(sandbox.url, account, id);
  expect(await gateway.registerWebhook(account, url)).toEqual({ id });
  await sandbox.control("POST", "webhooks", { provider: "paypal", account: account.suffix, mode: "hold" });

  const approve = async (ref: string, plan: string) => {
    await fetch(`${sandbox.url}/paypal/approve/${ref}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ decision: "approve", email: "payer@example.com", plan }),
    });
  };
  const first = newBeginSetup();
  const late = await gateway.beginSetup(account, first);
  await gateway.readSetup(account, { attemptId: first.attemptId, ref: late.ref });
  await approve(late.ref, "succeed");
  await declineNext("VAULT_NOT_READY");
  await gateway.readSetup(account, { attemptId: first.attemptId, ref: late.ref });

  const input = newBeginSetup({ customerRef: late.customerRef });
  const begun = await gateway.beginSetup(account, input);
  await approve(begun.ref, "pending_first");
  const setup = { attemptId: input.attemptId, ref: begun.ref };
  const state = await gateway.readSetup(account, setup);
  await gateway.readSetup(account, { ...setup, attemptId: "att_forgotten" });
  await gateway.cancelSetup(account, setup);
  if (state.state !== "saved") throw new Error(state.state);

  const request = newChargeRequest(state.method);
  const pending = await gateway.charge(account, request);
  expect(pending.state).toBe("processing");
  if (pending.state === "processing") await gateway.readCharge(account, { ...request, ref: pending.ref });
  const next = newChargeRequest(state.method);
  await declineNext("INSTRUMENT_DECLINED");
  expect((await gateway.charge(account, next)).state).toBe("failed");
  expect((await gateway.charge(account, { ...next, attempt: 2 })).state).toBe("captured");
  await gateway.readCharge(account, next);
  await gateway.readCharge(account, { ...next, ref: "0123456789ABCDEFG" });
}

/** Leaves the webhook with one event, as an older version of ours would have. */
async function narrowEvents(base: string, { credentials }: ReturnType<typeof newPaypalAccount>, id: string) {
  const { clientId, clientSecret } = credentials;
  const signIn = await fetch(`${base}/v1/oauth2/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  const { access_token } = await signIn.json();
  await fetch(`${base}/v1/notifications/webhooks/${id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: JSON.stringify([
      { op: "replace", path: "/event_types", value: [{ name: "PAYMENT.CAPTURE.COMPLETED" }] },
    ]),
  });
}
