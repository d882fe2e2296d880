import { randomUUID } from "node:crypto";
import type { PaypalExchange } from "@/sandbox/contract/paypal-contract";
import { type Answer, type AnswerBody, captureOf } from "./answer";

type CallOptions = { requestId?: string; headers?: Record<string, string>; body?: unknown; raw?: string };

/** Every call that a test file made, for checking against PayPal's description. */
export const exchanges: PaypalExchange[] = [];

export const WALLET = {
  usage_type: "MERCHANT",
  usage_pattern: "UNSCHEDULED_POSTPAID",
  permit_multiple_payment_tokens: false,
  description: "Wallet top-ups",
  experience_context: {
    brand_name: "Acme Wallets",
    locale: "en-US",
    return_url: "https://shop.example.test/return?x=1",
    cancel_url: "https://shop.example.test/cancel",
  },
};

/** A merchant of its own account: what a back office does, over HTTP. */
export async function makeMerchant(origin: string) {
  const account = randomUUID().replaceAll("-", "").slice(0, 16);
  const basic = Buffer.from(`sb-client-${account}:sb-secret-${account}`).toString("base64");
  const granted = await fetch(`${origin}/v1/oauth2/token`, {
    method: "POST",
    headers: { Authorization: `Basic ${basic}`, "Content-Type": "application/x-www-form-urlencoded" },
    body: "grant_type=client_credentials",
  });
  const { access_token } = (await granted.json()) as { access_token: string };

  async function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const sent = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
    const response = await fetch(origin + path, {
      method,
      headers: {
        Authorization: `Bearer ${access_token}`,
        ...(sent === undefined ? {} : { "Content-Type": "application/json" }),
        ...(options.requestId ? { "PayPal-Request-Id": options.requestId } : {}),
        ...options.headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const body = (text ? JSON.parse(text) : undefined) as AnswerBody;
    const requestBody: unknown = options.raw === undefined ? options.body : undefined;
    exchanges.push({ method, path, requestBody, status: response.status, responseBody: body });
    return { status: response.status, headers: response.headers, body };
  }

  /** What an operator does at the sandbox itself. */
  async function control(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(origin + path, {
      method,
      headers: { "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as AnswerBody,
    };
  }

  const createSetupToken = (requestId: string = randomUUID(), wallet: object = WALLET) =>
    call("POST", "/v3/vault/setup-tokens", { requestId, body: { payment_source: { paypal: wallet } } });

  const approve = (setupToken: string, email = "payer@example.test", plan = "succeed") =>
    control("POST", `/paypal/approve/${setupToken}`, { decision: "approve", email, plan });

  const vault = (setupToken: string, requestId: string = randomUUID()) =>
    call("POST", "/v3/vault/payment-tokens", {
      requestId,
      body: { payment_source: { token: { id: setupToken, type: "SETUP_TOKEN" } } },
    });

  async function savedMethod(plan = "succeed"): Promise<string> {
    const setup = await createSetupToken();
    await approve(setup.body.id, "payer@example.test", plan);
    return (await vault(setup.body.id)).body.id;
  }

  function orderOf(vault_id: string, amount = { currency_code: "USD", value: "15.00" }) {
    return {
      intent: "CAPTURE",
      purchase_units: [{ amount, invoice_id: `sc_${randomUUID()}`, custom_id: "bc_1" }],
      payment_source: {
        paypal: {
          vault_id,
          stored_credential: {
            payment_initiator: "MERCHANT",
            usage: "SUBSEQUENT",
            usage_pattern: "UNSCHEDULED_POSTPAID",
          },
        },
      },
    };
  }

  /** An order that its payer approves at PayPal. */
  const payerOrder = (experience_context: object = WALLET.experience_context) =>
    call("POST", "/v2/checkout/orders", {
      requestId: randomUUID(),
      body: {
        intent: "CAPTURE",
        purchase_units: [
          {
            amount: { currency_code: "USD", value: "15.00" },
            invoice_id: `sc_${randomUUID()}`,
            custom_id: "bc_1",
          },
        ],
        payment_source: { paypal: { experience_context } },
      },
    });

  const capture = (order: string, requestId: string = randomUUID()) =>
    call("POST", `/v2/checkout/orders/${order}/capture`, { requestId, body: {} });

  /** A capture that stands. */
  async function captured(amount?: { currency_code: string; value: string }): Promise<string> {
    return captureOf(
      await call("POST", "/v2/checkout/orders", {
        requestId: randomUUID(),
        body: orderOf(await savedMethod(), amount),
      }),
    ).id;
  }

  /** The ledger's entries, in short. */
  async function moved(): Promise<string[]> {
    const { entries } = (await control("GET", "/_sandbox/ledger")).body;
    return entries
      .filter((entry) => entry.account === account)
      .map(({ kind, amount_minor, currency }) => `${kind} ${amount_minor} ${currency}`);
  }

  /** Types of what was told, oldest first. */
  async function told(): Promise<string[]> {
    const { events } = (await call("GET", "/v1/notifications/webhooks-events?page_size=100")).body;
    return events.map(({ event_type }) => event_type).reverse();
  }

  const lever = (name: string, body: object) => control("POST", `/_sandbox/paypal/${name}`, body);

  const charge = (vaultId: string, requestId: string = randomUUID()) =>
    call("POST", "/v2/checkout/orders", { requestId, body: orderOf(vaultId) });

  const declineNext = (code: string, times = 1) =>
    control("POST", "/_sandbox/decline-next", { provider: "paypal", account, code, times });

  return {
    account,
    clientId: `sb-client-${account}`,
    basic,
    call,
    control,
    createSetupToken,
    approve,
    vault,
    savedMethod,
    orderOf,
    charge,
    payerOrder,
    capture,
    captured,
    moved,
    told,
    lever,
    declineNext,
  };
}

export type Merchant = Awaited<ReturnType<typeof makeMerchant>>;
