import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  fifteenDollars,
  newBeginSetup,
  newChargeRequest,
  newPaypalAccount,
} from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { isGatewayUnknown } from "../errors";
import type { BeginSetup, BegunSetup, Gateway, PaypalCredentials, SavedMethod } from "../types";
import { makePaypalGateway } from "./gateway";

let sandbox: SandboxUnderTest;
let gateway: Gateway<PaypalCredentials>;
/** The same, which gives up soon: for calls whose answer never comes. */
let hasty: Gateway<PaypalCredentials>;
let account: ReturnType<typeof newPaypalAccount>;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  account = newPaypalAccount();
  gateway = makePaypalGateway({ apiBase: sandbox.url });
  hasty = makePaypalGateway({ apiBase: sandbox.url, timeoutMs: 1_000 });
});

type Plan = "succeed" | "decline_first" | "decline_all" | "pending_first";

/** What the payer's window posts. */
async function decide({ ref }: BegunSetup, decision: "approve" | "cancel", plan: Plan = "succeed") {
  const response = await fetch(`${sandbox.url}/paypal/approve/${ref}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ decision, email: "payer@example.com", plan }),
  });
  expect(response.status).toBe(200);
}

async function begin(input: BeginSetup = newBeginSetup()) {
  const begun = await gateway.beginSetup(account, input);
  return { begun, setup: { attemptId: input.attemptId, ref: begun.ref } };
}

async function saveMethod(plan: Plan = "succeed"): Promise<SavedMethod> {
  const { begun, setup } = await begin();
  await decide(begun, "approve", plan);
  const state = await gateway.readSetup(account, setup);
  if (state.state !== "saved") throw new Error(`not saved but ${state.state}`);
  return state.method;
}

const fault = (effect: string, path: string, more: object = {}) =>
  sandbox.control("POST", "faults", {
    provider: "paypal",
    account: account.suffix,
    method: "POST",
    path,
    effect,
    times: 1,
    ...more,
  });

const declineNext = (code: string) =>
  sandbox.control("POST", "decline-next", { provider: "paypal", account: account.suffix, code, times: 1 });

async function captures() {
  const { entries } = await sandbox.control<{ entries: { kind: string; invoice_id?: string }[] }>(
    "GET",
    `ledger?account=${account.suffix}`,
  );
  return entries.filter(({ kind }) => kind === "capture");
}

const unknown = expect.toSatisfy(isGatewayUnknown);

describe("a setup", () => {
  it("gives the browser what it needs, and the same token on a repeat", async () => {
    const input = newBeginSetup();
    const { begun } = await begin(input);
    expect(begun.client).toEqual({
      gateway: "paypal",
      clientId: account.credentials.clientId,
      setupToken: begun.ref,
      approvalUrl: `${sandbox.url}/paypal/approve/${begun.ref}`,
      environment: "sandbox",
    });
    expect(begun.customerRef).toEqual(expect.any(String));
    expect(await gateway.beginSetup(account, input)).toEqual(begun);
  });

  it("waits for the payer, saves the account once approved, and reads the same again", async () => {
    const { begun, setup } = await begin();
    expect(await gateway.readSetup(account, setup)).toEqual({ state: "waiting" });
    await decide(begun, "approve");
    const saved = await gateway.readSetup(account, setup);
    expect(saved).toEqual({
      state: "saved",
      method: {
        ref: expect.any(String),
        customerRef: begun.customerRef,
        type: "paypal",
        label: "payer@example.com",
        payerId: expect.any(String),
      },
    });
    expect(await gateway.readSetup(account, setup)).toEqual(saved);
    expect(await captures()).toEqual([]);
  });

  it("finds the saved account again when PayPal has forgotten the exchange", async () => {
    const { begun, setup } = await begin();
    await decide(begun, "approve");
    const saved = await gateway.readSetup(account, setup);
    // Another attempt id is another request id, as a forgotten one would be.
    expect(await gateway.readSetup(account, { ...setup, attemptId: "att_other" })).toEqual(saved);
  });

  it("still waits after the payer turned back", async () => {
    const { begun, setup } = await begin();
    await decide(begun, "cancel");
    expect(await gateway.readSetup(account, setup)).toEqual({ state: "waiting" });
  });

  it("is processing while the vault is not ready, and saved when it is", async () => {
    await sandbox.control("POST", "webhooks", { provider: "paypal", account: account.suffix, mode: "hold" });
    await gateway.registerWebhook(account, `${sandbox.url}/_sandbox/health`);
    const { begun, setup } = await begin();
    await decide(begun, "approve");
    await declineNext("VAULT_NOT_READY");
    expect(await gateway.readSetup(account, setup)).toEqual({ state: "processing" });
    expect(await gateway.readSetup(account, setup)).toEqual({ state: "processing" });
    await sandbox.control("POST", "webhooks/deliver", { account: account.suffix });
    expect((await gateway.readSetup(account, setup)).state).toBe("saved");
  });

  it("counts as cancelled until it was exchanged, and tells what it became afterwards", async () => {
    const { begun, setup } = await begin();
    expect(await gateway.cancelSetup(account, setup)).toEqual({ state: "cancelled" });
    await decide(begun, "approve");
    expect(await gateway.cancelSetup(account, setup)).toEqual({ state: "cancelled" });
    await gateway.readSetup(account, setup);
    expect((await gateway.cancelSetup(account, setup)).state).toBe("saved");
  });

  it("is cancelled when PayPal does not know it (any more)", async () => {
    const setup = { attemptId: "att_1", ref: "0123456789ABCDEFG" };
    expect(await gateway.readSetup(account, setup)).toEqual({ state: "cancelled" });
    expect(await gateway.cancelSetup(account, setup)).toEqual({ state: "cancelled" });
  });

  it("is rejected when the org may not vault, and when the credentials are wrong", async () => {
    await declineNext("NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE");
    await expect(begin()).rejects.toMatchObject({
      kind: "gateway_rejected",
      providerCode: "NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE",
    });
    const wrong = { ...account, credentials: { ...account.credentials, clientSecret: "sb-secret-other" } };
    await expect(gateway.beginSetup(wrong, newBeginSetup())).rejects.toMatchObject({
      kind: "gateway_rejected",
      providerCode: "invalid_client",
    });
  });
});

describe("a charge", () => {
  it("is captured at once, with its fee, and only once however often it is repeated", async () => {
    const request = newChargeRequest(await saveMethod());
    const state = await gateway.charge(account, request);
    expect(state).toEqual({
      state: "captured",
      capture: {
        ref: expect.any(String),
        orderRef: expect.any(String),
        amount: fifteenDollars,
        feeMinor: expect.any(Number),
        capturedAt: expect.any(Date),
      },
    });
    expect(await gateway.charge(account, request)).toEqual(state);
    if (state.state !== "captured") throw new Error("unreachable");
    const { ref, orderRef } = state.capture;
    expect(await gateway.readCharge(account, { ...request, ref })).toEqual(state);
    expect(await gateway.readCharge(account, { ...request, ref: orderRef })).toEqual(state);
    expect(await gateway.charge(account, { ...request, ref })).toEqual(state);
    expect(await captures()).toEqual([expect.objectContaining({ invoice_id: request.chargeId })]);
  });

  it.each([
    ["INSTRUMENT_DECLINED", "card_declined"],
    ["PAYMENT_DENIED", "card_declined"],
    ["TRANSACTION_LIMIT_EXCEEDED", "card_declined"],
    ["PAYER_ACCOUNT_RESTRICTED", "method_unusable"],
    ["MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED", "method_unusable"],
    ["TRANSACTION_REFUSED", "card_declined"],
    ["AGREEMENT_ALREADY_CANCELLED", "method_unusable"],
  ])("fails with %s as %s, and goes through at the next attempt", async (issue, code) => {
    const request = newChargeRequest(await saveMethod());
    await declineNext(issue);
    const failed = { state: "failed", failure: { code, declineCode: issue } };
    expect(await gateway.charge(account, request)).toEqual(failed);
    expect(await gateway.charge(account, request)).toEqual(failed);
    expect((await gateway.charge(account, { ...request, attempt: 2 })).state).toBe("captured");
    expect(await captures()).toEqual([expect.objectContaining({ invoice_id: request.chargeId })]);
  });

  it("of a method that PayPal no longer has fails for good", async () => {
    const method = { ...(await saveMethod()), ref: "gone" };
    expect(await gateway.charge(account, newChargeRequest(method))).toEqual({
      state: "failed",
      failure: { code: "method_unusable", declineCode: "TOKEN_ID_NOT_FOUND" },
    });
  });

  it("that PayPal reviews is processing, and is read until it is decided", async () => {
    await sandbox.control("POST", "webhooks", { provider: "paypal", account: account.suffix, mode: "hold" });
    await gateway.registerWebhook(account, `${sandbox.url}/_sandbox/health`);
    const request = newChargeRequest(await saveMethod("pending_first"));
    const state = await gateway.charge(account, request);
    expect(state).toEqual({ state: "processing", ref: expect.any(String) });
    if (state.state !== "processing") throw new Error("unreachable");
    expect(await gateway.readCharge(account, { ...request, ref: state.ref })).toEqual(state);
    await sandbox.control("POST", "webhooks/deliver", { account: account.suffix });
    expect(await gateway.readCharge(account, { ...request, ref: state.ref })).toMatchObject({
      state: "captured",
      capture: { ref: state.ref, orderRef: expect.any(String) },
    });
  });

  it("under ids that were used before is never failed, and never taken twice", async () => {
    const method = await saveMethod();
    const request = newChargeRequest(method);
    const first = await gateway.charge(account, request);
    // The same charge asked otherwise: PayPal refuses the request id.
    expect(await gateway.charge(account, { ...request, description: "Other" })).toEqual({
      state: "processing",
    });
    // The next attempt has another request id and the same invoice id: PayPal refuses that, and the first is found.
    expect(await gateway.charge(account, { ...request, attempt: 2 })).toEqual(first);
    expect(await captures()).toHaveLength(1);
  });

  it("is found by our id among PayPal's events when its own id was never learnt", async () => {
    const request = newChargeRequest(await saveMethod());
    const state = await gateway.charge(account, request);
    expect(await gateway.readCharge(account, request)).toEqual(state);
    const unheard = newChargeRequest({ ref: "x", type: "paypal", label: "" });
    expect(await gateway.readCharge(account, unheard)).toEqual({ state: "processing" });
    expect(await gateway.readCharge(account, { ...unheard, ref: "0123456789ABCDEFG" })).toBeNull();
  });
});

describe("an answer that never comes", () => {
  const faults: [string, object][] = [
    ["hang", {}],
    ["hang_after", {}],
    ["drop_before", { times: 2 }],
    ["drop_after", { times: 2 }],
    ["status", { status: 500, times: 2 }],
    ["status_after", { status: 503, times: 2 }],
    ["rate_limit", { times: 2 }],
    ["garbage", {}],
  ];

  it.each(faults)(
    "leaves a charge unknown (%s), and the repeat takes the money once",
    async (effect, more) => {
      const request = newChargeRequest(await saveMethod());
      await fault(effect, "^/v2/checkout/orders$", more);
      await expect(hasty.charge(account, request)).rejects.toEqual(unknown);
      const state = await gateway.charge(account, request);
      expect(state.state).toBe("captured");
      expect(await captures()).toHaveLength(1);
    },
  );

  it.each(faults)(
    "leaves the exchange unknown (%s), and the repeat saves one account",
    async (effect, more) => {
      const { begun, setup } = await begin();
      await decide(begun, "approve");
      await fault(effect, "^/v3/vault/payment-tokens$", more);
      await expect(hasty.readSetup(account, setup)).rejects.toEqual(unknown);
      expect((await gateway.readSetup(account, setup)).state).toBe("saved");
      const { objects } = await sandbox.control<{ objects: unknown[] }>(
        "GET",
        `objects?provider=paypal&account=${account.suffix}&type=payment_token`,
      );
      expect(objects).toHaveLength(1);
    },
  );

  it.each(faults)("leaves a beginning unknown (%s), and the repeat makes one token", async (effect, more) => {
    const input = newBeginSetup();
    await fault(effect, "^/v3/vault/setup-tokens$", more);
    await expect(hasty.beginSetup(account, input)).rejects.toEqual(unknown);
    const begun = await gateway.beginSetup(account, input);
    expect(await gateway.beginSetup(account, input)).toEqual(begun);
  });

  it("is mended by one repeat of its own where the connection broke", async () => {
    const request = newChargeRequest(await saveMethod());
    await fault("drop_after", "^/v2/checkout/orders$");
    expect((await gateway.charge(account, request)).state).toBe("captured");
    expect(await captures()).toHaveLength(1);
  });

  it("of the sign-in leaves everything unknown, and an expired bearer is renewed", async () => {
    await fault("status", "^/v1/oauth2/token$", { status: 503, times: 2 });
    await expect(begin()).rejects.toEqual(unknown);
    await begin();
    await fault("status", "^/v3/vault/setup-tokens$", {
      status: 401,
      body: { error: "invalid_token", error_description: "expired" },
    });
    await begin();
  });
});
