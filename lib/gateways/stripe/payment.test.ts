import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fifteenDollars, newChargeRequest, newStripeAccount } from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { isGatewayUnknown } from "../errors";
import type { BegunPayment, Gateway, PaymentRequest, SavedMethod, StripeCredentials } from "../types";
import { makeStripeGateway } from "./gateway";

let sandbox: SandboxUnderTest;
let gateway: Gateway<StripeCredentials>;
/** The same, which gives up soon: for calls whose answer never comes. */
let hasty: Gateway<StripeCredentials>;
let account: ReturnType<typeof newStripeAccount>;
/** Stands for the customer's browser and for staff in Stripe's dashboard. */
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  account = newStripeAccount();
  gateway = makeStripeGateway({ apiBase: sandbox.url });
  hasty = makeStripeGateway({ apiBase: sandbox.url, timeoutMs: 700 });
  const { hostname: host, port } = new URL(sandbox.url);
  stripe = new Stripe(account.credentials.secretKey, { host, port, protocol: "http" });
});

async function attach(named = "pm_card_visa"): Promise<SavedMethod> {
  const customer = await stripe.customers.create();
  const method = await stripe.paymentMethods.attach(named, { customer: customer.id });
  return { ref: method.id, customerRef: customer.id, type: "card", label: "" };
}

function toPay(method: SavedMethod, change: Partial<PaymentRequest> = {}): PaymentRequest {
  return {
    ...newChargeRequest(method),
    brandName: "Müller & Söhne",
    locale: "de",
    returnUrl: "https://billing.example.com/return",
    cancelUrl: "https://billing.example.com/cancel",
    ...change,
  };
}

function openRef(begun: BegunPayment): string {
  if (begun.state !== "open") throw new Error(`not open but ${begun.state}`);
  return begun.ref;
}

/** Confirms as the page does; a refusal is the customer's to see, not the test's. */
async function confirm(ref: string, payment_method: string): Promise<void> {
  await stripe.paymentIntents
    .confirm(ref, { payment_method, return_url: "https://billing.example.com/return" })
    .catch((error: unknown) => {
      if (!(error instanceof Stripe.errors.StripeCardError)) throw error;
    });
}

const fault = (effect: string, path: string, more: object = {}) =>
  sandbox.control("POST", "faults", {
    provider: "stripe",
    account: account.suffix,
    method: "POST",
    path,
    effect,
    times: 2,
    ...more,
  });

describe("a payment in the browser", () => {
  it("is one on-session intent with our ids, found again by every repeat", async () => {
    const method = await attach();
    const request = toPay(method);
    const begun = await gateway.beginPayment(account, request);
    const ref = openRef(begun);
    expect(begun).toEqual({
      state: "open",
      ref: expect.stringMatching(/^pi_/),
      client: {
        gateway: "stripe",
        publishableKey: account.credentials.publishableKey,
        clientSecret: expect.stringContaining(`${ref}_secret_`),
        savedMethod: method.ref,
      },
    });
    expect(await gateway.beginPayment(account, request)).toEqual(begun);
    expect(await gateway.beginPayment(account, { ...request, ref })).toEqual(begun);
    const intent = await stripe.paymentIntents.retrieve(ref);
    expect(intent).toMatchObject({
      amount: 1500,
      currency: "usd",
      customer: method.customerRef,
      setup_future_usage: null,
      status: "requires_payment_method",
      metadata: {
        charge_id: request.chargeId,
        attempt: "1",
        billing_customer_id: request.metadata.billingCustomerId,
        org_id: request.metadata.orgId,
      },
    });
    expect((await stripe.paymentIntents.list({ customer: method.customerRef })).data).toHaveLength(1);
  });

  it("says nothing of stored credentials or of later use: the customer is there", async () => {
    const request = toPay(await attach());
    await gateway.beginPayment(account, request);
    const { requests } = await sandbox.control<{ requests: { path: string; request_body: string }[] }>(
      "GET",
      `requests?account=${account.suffix}`,
    );
    const [form] = requests
      .filter(({ path }) => path === "/v1/payment_intents")
      .map(({ request_body }) => [...new URLSearchParams(request_body).keys()].sort());
    expect(form).toEqual([
      "allowed_payment_method_types[0]",
      "amount",
      "currency",
      "customer",
      "description",
      "metadata[attempt]",
      "metadata[billing_customer_id]",
      "metadata[charge_id]",
      "metadata[org_id]",
    ]);
  });

  it("stays the same intent through a refusal and a later attempt, until it is paid", async () => {
    const method = await attach();
    const request = toPay(method);
    const begun = await gateway.beginPayment(account, request);
    const ref = openRef(begun);
    await confirm(ref, "pm_card_chargeDeclinedInsufficientFunds");
    expect(await gateway.readCharge(account, { ...request, ref })).toMatchObject({
      state: "failed",
      failure: { code: "insufficient_funds" },
    });
    expect(await gateway.beginPayment(account, { ...request, attempt: 2, ref })).toEqual(begun);
    await confirm(ref, method.ref);
    expect(await gateway.beginPayment(account, { ...request, attempt: 2, ref })).toMatchObject({
      state: "captured",
      capture: { ref, amount: fifteenDollars, feeMinor: expect.any(Number) },
    });
  });

  it("resumes the intent that was refused off-session for want of authentication", async () => {
    const method = await attach("pm_card_authenticationRequired");
    const request = toPay(method);
    const refused = await gateway.charge(account, request);
    if (refused.state !== "needs_customer") throw new Error(refused.state);
    const begun = await gateway.beginPayment(account, { ...request, ref: refused.ref });
    expect(begun).toMatchObject({ state: "open", ref: refused.ref, client: { savedMethod: method.ref } });
    await confirm(refused.ref, "pm_card_visa");
    expect((await gateway.readCharge(account, { ...request, ref: refused.ref }))?.state).toBe("captured");
    expect((await stripe.paymentIntents.list({ customer: method.customerRef })).data).toHaveLength(1);
  });

  it("offers no saved card that is gone or another customer's, and none to a deleted customer", async () => {
    const method = await attach();
    await stripe.paymentMethods.detach(method.ref);
    const without = await gateway.beginPayment(account, toPay(method));
    expect(without).toMatchObject({ state: "open" });
    expect(without).not.toHaveProperty("client.savedMethod");

    const other = await attach();
    const foreign = { ...other, customerRef: method.customerRef };
    expect(await gateway.beginPayment(account, toPay(foreign))).not.toHaveProperty("client.savedMethod");

    await stripe.customers.del(other.customerRef ?? "");
    const request = toPay(other);
    const guest = await gateway.beginPayment(account, request);
    expect(guest).not.toHaveProperty("client.savedMethod");
    expect(await gateway.beginPayment(account, request)).toEqual(guest);
  });

  it("tells what a cancelled or undecided intent has become", async () => {
    const request = toPay(await attach());
    const ref = openRef(await gateway.beginPayment(account, request));
    await stripe.paymentIntents.cancel(ref);
    expect(await gateway.beginPayment(account, { ...request, ref })).toMatchObject({
      state: "failed",
      failure: { declineCode: "canceled" },
    });
  });

  it("is refused before any call when Stripe could not be told the amount", async () => {
    const request = toPay(await attach(), { amount: { minor: 1_235, currency: "KWD" } });
    await expect(gateway.beginPayment(account, request)).rejects.toMatchObject({
      kind: "gateway_rejected",
      providerCode: "amount_too_precise",
    });
    expect((await stripe.paymentIntents.list()).data).toEqual([]);
  });

  it.each([["drop_after"], ["status_after"], ["hang_after"]])(
    "is unknown when its answer never comes (%s), and the repeat finds the same intent",
    async (effect) => {
      const method = await attach();
      const request = toPay(method);
      await fault(effect, "^/v1/payment_intents$", { status: 503 });
      await expect(hasty.beginPayment(account, request)).rejects.toSatisfy(isGatewayUnknown);
      await sandbox.control("DELETE", `faults?account=${account.suffix}`);
      expect((await gateway.beginPayment(account, request)).state).toBe("open");
      expect((await stripe.paymentIntents.list({ customer: method.customerRef })).data).toHaveLength(1);
    },
  );
});

describe("calling a charge off", () => {
  it("cancels its intent for good, by its id or without it", async () => {
    const method = await attach();
    for (const known of [true, false]) {
      const request = toPay(method);
      const ref = openRef(await gateway.beginPayment(account, request));
      const asked = known ? { ...request, ref } : request;
      expect(await gateway.cancelCharge(account, asked)).toEqual({ state: "cancelled" });
      expect(await gateway.cancelCharge(account, asked)).toEqual({ state: "cancelled" });
      await expect(confirm(ref, "pm_card_visa")).rejects.toThrow();
    }
  });

  it("is done when nothing was ever made of it", async () => {
    const request = toPay(await attach());
    expect(await gateway.cancelCharge(account, request)).toEqual({ state: "cancelled" });
    expect(await gateway.cancelCharge(account, { ...request, ref: "pi_unknown" })).toEqual({
      state: "cancelled",
    });
  });

  it("tells that it was too late", async () => {
    const method = await attach();
    const request = toPay(method);
    const ref = openRef(await gateway.beginPayment(account, request));
    await confirm(ref, method.ref);
    for (const asked of [request, { ...request, ref }])
      expect(await gateway.cancelCharge(account, asked)).toMatchObject({
        state: "captured",
        capture: { ref },
      });
  });

  it("cancels after a refusal too, though Stripe keeps its answers", async () => {
    const request = toPay(await attach());
    const ref = openRef(await gateway.beginPayment(account, request));
    await confirm(ref, "pm_card_chargeDeclined");
    expect(await gateway.cancelCharge(account, { ...request, ref })).toEqual({ state: "cancelled" });
  });
});

describe("a saved card", () => {
  it("is read as it stands, and is nobody's once detached", async () => {
    const method = await attach();
    const { ref, customerRef } = method;
    const read = await gateway.readMethod(account, { ref, customerRef });
    expect(read).toMatchObject({ ref, customerRef, type: "card", label: "Visa •••• 4242" });
    expect(await gateway.readMethod(account, { ref })).toEqual(read);
    expect(await gateway.readMethod(account, { ref, customerRef: "cus_other" })).toBeNull();
    expect(await gateway.readMethod(account, { ref: "pm_unknown" })).toBeNull();
    expect(await gateway.readMethod(account, { ref: "" })).toBeNull();
    await stripe.paymentMethods.detach(ref);
    expect(await gateway.readMethod(account, { ref, customerRef })).toBeNull();
  });
});
