import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  fifteenDollars,
  newBeginSetup,
  newChargeRequest,
  newStripeAccount,
} from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { startWebhookReceiver } from "@/lib/testing/webhook-receiver";
import { isGatewayUnknown } from "../errors";
import type { BeginSetup, Gateway, SavedMethod, StripeCredentials } from "../types";
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

async function begin(input: BeginSetup = newBeginSetup()) {
  const begun = await gateway.beginSetup(account, input);
  return { begun, setup: { attemptId: input.attemptId, ref: begun.ref } };
}

/** Confirms as the page does; a refusal is the customer's to see, not the test's. */
async function confirm(ref: string, payment_method = "pm_card_visa"): Promise<void> {
  const intents = ref.startsWith("seti_") ? stripe.setupIntents : stripe.paymentIntents;
  await intents
    .confirm(ref, { payment_method, return_url: "https://billing.example.com/return" })
    .catch((error: unknown) => {
      if (!(error instanceof Stripe.errors.StripeCardError)) throw error;
    });
}

async function saveMethod(named = "pm_card_visa"): Promise<SavedMethod> {
  const { setup } = await begin(newBeginSetup({ amount: null }));
  await confirm(setup.ref, named);
  const state = await gateway.readSetup(account, setup);
  if (state.state !== "saved") throw new Error(`not saved but ${JSON.stringify(state)}`);
  return state.method;
}

/** A saved card that its bank refuses or asks about when it is charged later. */
async function attach(named: string): Promise<SavedMethod> {
  const customer = await stripe.customers.create();
  const method = await stripe.paymentMethods.attach(named, { customer: customer.id });
  return { ref: method.id, customerRef: customer.id, type: "card", label: "" };
}

const fault = (effect: string, path: string, more: object = {}) =>
  sandbox.control("POST", "faults", {
    provider: "stripe",
    account: account.suffix,
    method: "POST",
    path,
    effect,
    times: 1,
    ...more,
  });

const declineNext = (code: string) =>
  sandbox.control("POST", "decline-next", { provider: "stripe", account: account.suffix, code, times: 1 });

async function captures() {
  const { entries } = await sandbox.control<{
    entries: { kind: string; ref: string; metadata?: Record<string, string> }[];
  }>("GET", `ledger?account=${account.suffix}`);
  return entries.filter(({ kind }) => kind === "capture");
}

describe("a setup", () => {
  it("with money makes one PaymentIntent, found again by a repeat, also once the customer is known", async () => {
    const input = newBeginSetup();
    const { begun } = await begin(input);
    expect(begun).toEqual({
      ref: expect.stringMatching(/^pi_/),
      customerRef: expect.stringMatching(/^cus_/),
      client: {
        gateway: "stripe",
        publishableKey: account.credentials.publishableKey,
        clientSecret: expect.stringContaining(`${begun.ref}_secret_`),
        intent: "payment",
      },
    });
    expect(await gateway.beginSetup(account, input)).toEqual(begun);
    const changed = { ...input.customer, name: "Ada Neu", email: "neu@example.com" };
    expect(await gateway.beginSetup(account, { ...input, locale: "fr", customer: changed })).toEqual(begun);
    expect(await gateway.beginSetup(account, { ...input, customerRef: begun.customerRef })).toEqual(begun);
  });

  it("leaves our ids at Stripe", async () => {
    const input = newBeginSetup();
    const { begun } = await begin(input);
    const { metadata, setup_future_usage } = await stripe.paymentIntents.retrieve(begun.ref);
    expect(setup_future_usage).toBe("off_session");
    expect(metadata).toEqual({
      attempt_id: input.attemptId,
      charge_id: input.chargeId,
      billing_customer_id: input.customer.id,
      org_id: input.customer.orgId,
    });
    const customer = await stripe.customers.retrieve(begun.customerRef ?? "");
    expect(customer).toMatchObject({
      name: "Ada Muster",
      email: "ada@example.com",
      metadata: {
        org_id: input.customer.orgId,
        billing_customer_id: input.customer.id,
        contact_id: input.customer.contactId,
      },
    });
  });

  it("waits, takes the money and saves the card", async () => {
    const { begun, setup } = await begin();
    expect(await gateway.readSetup(account, setup)).toEqual({ state: "waiting" });
    await confirm(setup.ref);
    expect(await gateway.readSetup(account, setup)).toEqual({
      state: "saved",
      method: {
        ref: expect.stringMatching(/^pm_/),
        customerRef: begun.customerRef,
        type: "card",
        label: "Visa •••• 4242",
        cardBrand: "visa",
        cardLast4: "4242",
        cardExpMonth: expect.any(Number),
        cardExpYear: expect.any(Number),
      },
      capture: {
        ref: setup.ref,
        amount: fifteenDollars,
        feeMinor: expect.any(Number),
        capturedAt: expect.any(Date),
      },
    });
    expect(await captures()).toHaveLength(1);
  });

  it("without money saves the card by a SetupIntent", async () => {
    const { begun, setup } = await begin(newBeginSetup({ amount: null, chargeId: undefined }));
    expect(begun.client).toMatchObject({ intent: "setup" });
    await confirm(setup.ref);
    const state = await gateway.readSetup(account, setup);
    expect(state).toMatchObject({ state: "saved", method: { customerRef: begun.customerRef } });
    expect(state).not.toHaveProperty("capture");
    expect(await captures()).toEqual([]);
  });

  it("tells each refusal once, by its own ref, and goes through with another card", async () => {
    const { setup } = await begin();
    await confirm(setup.ref, "pm_card_chargeDeclinedInsufficientFunds");
    const first = await gateway.readSetup(account, setup);
    expect(first).toEqual({
      state: "waiting",
      failure: { code: "insufficient_funds", declineCode: "insufficient_funds", ref: expect.any(String) },
    });
    expect(await gateway.readSetup(account, setup)).toEqual(first);
    await confirm(setup.ref, "pm_card_chargeDeclinedExpiredCard");
    const second = await gateway.readSetup(account, setup);
    expect(second).toMatchObject({ state: "waiting", failure: { code: "expired_card" } });
    if (first.state !== "waiting" || second.state !== "waiting") throw new Error("unreachable");
    expect(second.failure?.ref).not.toBe(first.failure?.ref);
    await confirm(setup.ref);
    expect((await gateway.readSetup(account, setup)).state).toBe("saved");
  });

  it("waits while the bank asks the customer", async () => {
    const { setup } = await begin();
    await confirm(setup.ref, "pm_card_threeDSecure2Required");
    expect(await gateway.readSetup(account, setup)).toEqual({ state: "waiting" });
  });

  it("is cancelled for good, or told that it was too late", async () => {
    for (const amount of [fifteenDollars, null]) {
      const open = await begin(newBeginSetup({ amount }));
      expect(await gateway.cancelSetup(account, open.setup)).toEqual({ state: "cancelled" });
      expect(await gateway.cancelSetup(account, open.setup)).toEqual({ state: "cancelled" });
      await expect(confirm(open.setup.ref)).rejects.toThrow();

      const done = await begin(newBeginSetup({ amount }));
      await confirm(done.setup.ref);
      expect((await gateway.cancelSetup(account, done.setup)).state).toBe("saved");
    }
  });

  it("begins with a new customer when the old one was deleted at Stripe", async () => {
    const gone = await stripe.customers.create();
    await stripe.customers.del(gone.id);
    const input = newBeginSetup({ customerRef: gone.id });
    const { begun, setup } = await begin(input);
    expect(begun.customerRef).not.toBe(gone.id);
    expect(await gateway.beginSetup(account, input)).toEqual(begun);
    expect(await gateway.beginSetup(account, { ...input, customerRef: begun.customerRef })).toEqual(begun);
    await confirm(setup.ref);
    expect((await gateway.readSetup(account, setup)).state).toBe("saved");
  });

  it("is not stopped by an e-mail address that Stripe refuses", async () => {
    await fault("status", "^/v1/customers/cus_", {
      status: 400,
      body: { error: { type: "invalid_request_error", code: "email_invalid", message: "no" } },
    });
    await begin();
  });

  it("is rejected with a wrong key and for an unknown intent", async () => {
    const wrong = { ...account, credentials: { ...account.credentials, secretKey: "sk_test_x" } };
    await expect(gateway.beginSetup(wrong, newBeginSetup())).rejects.toMatchObject({
      kind: "gateway_rejected",
    });
    await expect(gateway.readSetup(account, { attemptId: "att_1", ref: "pi_unknown" })).rejects.toMatchObject(
      { kind: "gateway_rejected", providerCode: "resource_missing" },
    );
  });
});

describe("a charge", () => {
  it("is captured once however often it is repeated, and found without its id", async () => {
    const request = newChargeRequest(await saveMethod());
    expect(await gateway.readCharge(account, request)).toBeNull();
    const state = await gateway.charge(account, request);
    expect(state).toEqual({
      state: "captured",
      capture: {
        ref: expect.stringMatching(/^pi_/),
        amount: fifteenDollars,
        feeMinor: expect.any(Number),
        capturedAt: expect.any(Date),
      },
    });
    expect(await gateway.charge(account, request)).toEqual(state);
    if (state.state !== "captured") throw new Error("unreachable");
    const { ref } = state.capture;
    expect(await gateway.charge(account, { ...request, ref })).toEqual(state);
    expect(await gateway.readCharge(account, { ...request, ref })).toEqual(state);
    expect(await gateway.readCharge(account, request)).toEqual(state);
    expect(await gateway.readCharge(account, { ...request, attempt: 2 })).toBeNull();
    expect(await gateway.readCharge(account, { ...request, ref: "pi_unknown" })).toBeNull();
    expect(await captures()).toEqual([
      expect.objectContaining({ metadata: expect.objectContaining({ charge_id: request.chargeId }) }),
    ]);
  });

  it("fails with the bank's reason, and goes through at the next attempt", async () => {
    const request = newChargeRequest(await saveMethod());
    await declineNext("insufficient_funds");
    const failed = await gateway.charge(account, request);
    expect(failed).toEqual({
      state: "failed",
      ref: expect.stringMatching(/^pi_/),
      failure: { code: "insufficient_funds", declineCode: "insufficient_funds", ref: expect.any(String) },
    });
    expect(await gateway.charge(account, request)).toEqual(failed);
    expect(await gateway.readCharge(account, request)).toEqual(failed);
    expect((await gateway.charge(account, { ...request, attempt: 2 })).state).toBe("captured");
    expect(await captures()).toHaveLength(1);
  });

  it.each([
    ["generic_decline", "card_declined"],
    ["lost_card", "card_declined"],
    ["stolen_card", "card_declined"],
    ["fraudulent", "card_declined"],
    ["card_velocity_exceeded", "card_declined"],
    ["insufficient_funds", "insufficient_funds"],
    ["expired_card", "expired_card"],
    ["incorrect_cvc", "incorrect_cvc"],
    ["incorrect_number", "incorrect_number"],
    ["processing_error", "processing_error"],
    ["card_not_supported", "method_unusable"],
  ])("refused for %s fails as %s, read or charged", async (declineCode, code) => {
    const request = newChargeRequest(await saveMethod());
    await declineNext(declineCode);
    const failed = { state: "failed", failure: { code, declineCode } };
    const state = await gateway.charge(account, request);
    expect(state).toMatchObject(failed);
    if (state.state !== "failed") throw new Error("unreachable");
    expect(await gateway.readCharge(account, { ...request, ref: state.ref })).toEqual(state);
  });

  it("whose intent is another account's is not made again", async () => {
    const request = { ...newChargeRequest(await saveMethod()), ref: "pi_unknown" };
    await expect(gateway.charge(account, request)).rejects.toMatchObject({
      kind: "gateway_rejected",
      providerCode: "object_gone",
    });
    expect(await captures()).toEqual([]);
  });

  it("fails for a card that attaches and is refused later", async () => {
    const method = await attach("pm_card_chargeCustomerFail");
    expect(await gateway.charge(account, newChargeRequest(method))).toMatchObject({
      state: "failed",
      failure: { code: "card_declined" },
    });
  });

  it("waits for the customer on the same intent when the bank wants to see them", async () => {
    const method = await attach("pm_card_authenticationRequired");
    const request = newChargeRequest(method);
    const state = await gateway.charge(account, request);
    expect(state).toMatchObject({
      state: "needs_customer",
      ref: expect.stringMatching(/^pi_/),
      failure: { code: "authentication_required", resumable: true },
    });
    expect(await gateway.charge(account, request)).toMatchObject({ state: "needs_customer" });
    expect(await gateway.readCharge(account, request)).toMatchObject({ state: "needs_customer" });
    expect((await stripe.paymentIntents.list({ customer: method.customerRef })).data).toHaveLength(1);
  });

  it("of a card that Stripe no longer has, or that was detached, fails for good", async () => {
    const method = await saveMethod();
    const gone = newChargeRequest({ ...method, ref: "pm_unknown" });
    expect(await gateway.charge(account, gone)).toMatchObject({
      state: "failed",
      failure: { code: "method_unusable" },
    });
    await stripe.paymentMethods.detach(method.ref);
    expect(await gateway.charge(account, newChargeRequest(method))).toMatchObject({
      state: "failed",
      failure: { code: "method_unusable" },
    });
  });

  it("asked otherwise under the same attempt is rejected, not made twice", async () => {
    const request = newChargeRequest(await saveMethod());
    await gateway.charge(account, request);
    await expect(gateway.charge(account, { ...request, description: "Other" })).rejects.toMatchObject({
      kind: "gateway_rejected",
    });
    expect(await captures()).toHaveLength(1);
  });
});

describe("an answer that never comes", () => {
  const faults: [string, object][] = [
    ["hang", { times: 2 }],
    ["hang_after", { times: 2 }],
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
      await fault(effect, "^/v1/payment_intents$", more);
      await expect(hasty.charge(account, request)).rejects.toSatisfy(isGatewayUnknown);
      await sandbox.control("DELETE", `faults?account=${account.suffix}`);
      const state = await gateway.charge(account, request);
      expect(state.state).toBe("captured");
      expect(await gateway.readCharge(account, request)).toEqual(state);
      expect(await captures()).toHaveLength(1);
    },
  );

  it.each(faults)(
    "leaves a beginning unknown (%s), and the repeat makes one intent",
    async (effect, more) => {
      const input = newBeginSetup();
      await fault(effect, "^/v1/payment_intents$", more);
      await expect(hasty.beginSetup(account, input)).rejects.toSatisfy(isGatewayUnknown);
      await sandbox.control("DELETE", `faults?account=${account.suffix}`);
      const begun = await gateway.beginSetup(account, input);
      expect(await gateway.beginSetup(account, input)).toEqual(begun);
      expect((await stripe.paymentIntents.list({ customer: begun.customerRef })).data).toHaveLength(1);
    },
  );

  it("of a read or a cancellation leaves the setup as it was", async () => {
    const { setup } = await begin();
    await confirm(setup.ref);
    await fault("status", "^/v1/payment_intents/", { method: "GET", status: 500, times: 2 });
    await expect(hasty.readSetup(account, setup)).rejects.toSatisfy(isGatewayUnknown);
    const open = await begin();
    await fault("drop_after", "/cancel$", { times: 2 });
    await expect(hasty.cancelSetup(account, open.setup)).rejects.toSatisfy(isGatewayUnknown);
    expect(await gateway.cancelSetup(account, open.setup)).toEqual({ state: "cancelled" });
  });

  it("does not stay for a day when Stripe keeps a failure under the key", async () => {
    const request = newChargeRequest(await saveMethod());
    await fault("status", "^/v1/payment_intents$", { status: 500, sticky: true });
    expect((await gateway.charge(account, request)).state).toBe("captured");
    expect((await gateway.charge(account, request)).state).toBe("captured");
    expect(await captures()).toHaveLength(1);
    await fault("status", "^/v1/customers$", { status: 500, sticky: true });
    const input = newBeginSetup();
    expect(await gateway.beginSetup(account, input)).toEqual(await gateway.beginSetup(account, input));
  });
});

describe("the webhook", () => {
  it("is registered, and replaced when its secret is asked for again", async () => {
    const url = "https://billing.example.com/public/edge/webhooks/stripe/ga_1";
    const first = await gateway.registerWebhook(account, url);
    expect(first).toEqual({
      id: expect.stringMatching(/^we_/),
      secret: expect.stringMatching(/^whsec_/),
    });
    const second = await gateway.registerWebhook(account, url);
    expect(second.id).not.toBe(first.id);
    expect(second.secret).not.toBe(first.secret);
    const { data } = await stripe.webhookEndpoints.list();
    expect(data.map(({ id }) => id)).toEqual([second.id]);
  });

  it("of an older version of ours gives way to one with all events that are acted on", async () => {
    const url = "https://billing.example.com/public/edge/webhooks/stripe/ga_1";
    const old = await stripe.webhookEndpoints.create({ url, enabled_events: ["charge.refunded"] });
    const { id } = await gateway.registerWebhook(account, url);
    const { data } = await stripe.webhookEndpoints.list();
    expect(data.map((endpoint) => endpoint.id)).toEqual([id]);
    expect(id).not.toBe(old.id);
    expect(data[0]?.enabled_events).toEqual(
      expect.arrayContaining([
        "payment_intent.succeeded",
        "payment_method.detached",
        "payment_method.automatically_updated",
        "charge.refunded",
        "refund.updated",
        "refund.failed",
        "charge.dispute.created",
        "charge.dispute.closed",
      ]),
    );
  });

  it("brings events that verify, about the setup that they came from", async () => {
    const receiver = await startWebhookReceiver();
    try {
      const { secret } = await gateway.registerWebhook(account, receiver.url);
      const input = newBeginSetup();
      const { setup } = await begin(input);
      await confirm(setup.ref);
      const delivery = await vi.waitFor(
        () => {
          const found = receiver.deliveries.find(({ raw }) => raw.includes("payment_intent.succeeded"));
          if (!found) throw new Error("the event has not come yet");
          return found;
        },
        { timeout: 10_000 },
      );
      const to = { ...account, credentials: { ...account.credentials, webhookSecret: secret } };
      expect(await gateway.verifyWebhook(to, delivery.raw, delivery.headers)).toMatchObject({
        type: "payment_intent.succeeded",
        mode: "test",
        about: { kind: "setup", ref: setup.ref, attemptId: input.attemptId },
      });
      expect(await gateway.verifyWebhook(account, delivery.raw, delivery.headers)).toBeNull();
    } finally {
      receiver.stop();
    }
  });
});
