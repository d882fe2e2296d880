import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { type Money, money } from "@/lib/money";
import { fifteenDollars, newChargeRequest, newStripeAccount } from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { isGatewayUnknown } from "../errors";
import type { Gateway, RefundRequest, StripeCredentials } from "../types";
import { makeStripeGateway } from "./gateway";

let sandbox: SandboxUnderTest;
let gateway: Gateway<StripeCredentials>;
/** The same, which gives up soon: for calls whose answer never comes. */
let hasty: Gateway<StripeCredentials>;
let account: ReturnType<typeof newStripeAccount>;
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

/** Captured money, and a first request to give all of it back. */
async function capture(amount: Money = fifteenDollars): Promise<RefundRequest> {
  const customer = await stripe.customers.create();
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  const request = newChargeRequest(
    { ref: method.id, customerRef: customer.id, type: "card", label: "" },
    { amount },
  );
  const state = await gateway.charge(account, request);
  if (state.state !== "captured") throw new Error(state.state);
  return {
    refundId: newId("re"),
    attempt: 1,
    chargeId: request.chargeId,
    captureRef: state.capture.ref,
    amount,
    reason: "Not wanted",
    metadata: { orgId: request.metadata.orgId },
  };
}

const lever = (name: string, body: object) => sandbox.control("POST", `stripe/${name}`, body);
const moneyOf = ({ captureRef: ref, chargeId }: RefundRequest) =>
  gateway.readMoney(account, { ref, chargeId });
const declineNext = (code: string) =>
  sandbox.control("POST", "decline-next", { provider: "stripe", account: account.suffix, code, times: 1 });

async function refunded(): Promise<number[]> {
  const { entries } = await sandbox.control<{ entries: { kind: string; amount_minor: number }[] }>(
    "GET",
    `ledger?account=${account.suffix}`,
  );
  return entries.filter(({ kind }) => kind === "refund").map(({ amount_minor }) => amount_minor);
}

describe("a refund", () => {
  it("gives the money back once, however often it is repeated, and is known by our id", async () => {
    const request = await capture();
    expect(await gateway.readRefund(account, request)).toBeNull();
    const state = await gateway.refund(account, request);
    expect(state).toEqual({ state: "succeeded", ref: expect.stringMatching(/^re_/) });
    expect(await gateway.refund(account, request)).toEqual(state);
    expect(await gateway.readRefund(account, request)).toEqual(state);
    expect(await gateway.readRefund(account, { ...request, ref: state.ref })).toEqual(state);
    expect(await gateway.readRefund(account, { ...request, ref: "re_unknown" })).toBeNull();
    expect(await gateway.readRefund(account, { ...request, attempt: 2 })).toBeNull();
    expect(await gateway.readRefund(account, { ...request, captureRef: "pi_unknown" })).toBeNull();
    expect(await refunded()).toEqual([1500]);
  });

  it("that got through is found when Stripe has forgotten the key", async () => {
    const request = await capture();
    const state = await gateway.refund(account, request);
    // Other words would be refused under the key that Stripe still has.
    expect(await gateway.refund(account, { ...request, reason: "Asked in other words" })).toEqual(state);
    expect(await refunded()).toEqual([1500]);
  });

  it("in parts takes each part, and no more than is left", async () => {
    const whole = await capture();
    const part = { ...whole, refundId: newId("re"), amount: money(1000, "USD") };
    expect((await gateway.refund(account, part)).state).toBe("succeeded");
    expect(await gateway.refund(account, whole)).toEqual({
      state: "failed",
      providerCode: "invalid_request_error",
    });
    const rest = { ...whole, refundId: newId("re"), amount: money(500, "USD") };
    expect((await gateway.refund(account, rest)).state).toBe("succeeded");
    expect(await gateway.refund(account, { ...whole, attempt: 2 })).toEqual({
      state: "failed",
      providerCode: "charge_already_refunded",
    });
    expect(await refunded()).toEqual([1000, 500]);
  });

  it("that waits is processing until it is decided; one that fails can be tried again", async () => {
    const request = await capture();
    await declineNext("refund_pending");
    const state = await gateway.refund(account, request);
    expect(state).toEqual({ state: "processing", ref: expect.stringMatching(/^re_/) });
    await lever("settle-refund", {
      refund: state.ref,
      status: "failed",
      failure_reason: "lost_or_stolen_card",
    });
    const failed = { state: "failed", providerCode: "lost_or_stolen_card", ref: state.ref };
    expect(await gateway.readRefund(account, request)).toEqual(failed);
    expect(await gateway.refund(account, request)).toEqual(failed);
    expect((await gateway.refund(account, { ...request, attempt: 2 })).state).toBe("succeeded");
    expect(await refunded()).toEqual([1500]);
  });

  it("of a disputed or unknown capture has failed", async () => {
    const request = await capture();
    await lever("dispute", { payment_intent: request.captureRef });
    expect(await gateway.refund(account, request)).toEqual({
      state: "failed",
      providerCode: "charge_disputed",
    });
    const unknown = { ...request, refundId: newId("re"), captureRef: "pi_unknown" };
    expect(await gateway.refund(account, unknown)).toEqual({
      state: "failed",
      providerCode: "resource_missing",
    });
  });

  it.each([
    ["hang"],
    ["hang_after"],
    ["drop_before"],
    ["drop_after"],
    ["status"],
    ["status_after"],
    ["rate_limit"],
  ])("is unknown when its answer never comes (%s), and the repeat gives back once", async (effect) => {
    const request = await capture();
    await sandbox.control("POST", "faults", {
      provider: "stripe",
      account: account.suffix,
      method: "POST",
      path: "^/v1/refunds$",
      effect,
      status: 503,
      times: 2,
    });
    await expect(hasty.refund(account, request)).rejects.toSatisfy(isGatewayUnknown);
    await sandbox.control("DELETE", `faults?account=${account.suffix}`);
    expect((await gateway.refund(account, request)).state).toBe("succeeded");
    expect(await refunded()).toEqual([1500]);
  });

  it("is rejected with a wrong key, and before any call when Stripe could not be told the amount", async () => {
    const request = await capture();
    const wrong = { ...account, credentials: { ...account.credentials, secretKey: "sk_test_x" } };
    const rejected = { kind: "gateway_rejected" };
    await expect(gateway.refund(wrong, request)).rejects.toMatchObject(rejected);
    const odd = { ...request, amount: money(1_235, "KWD") };
    await expect(gateway.refund(wrong, odd)).rejects.toMatchObject({
      ...rejected,
      providerCode: "amount_too_precise",
    });
  });
});

describe("captured money", () => {
  it("tells its fee, and every refund that did not fail, ours by our id", async () => {
    const request = await capture();
    const feeMinor = expect.any(Number);
    expect(await moneyOf(request)).toEqual({ amount: fifteenDollars, refunds: [], disputes: [], feeMinor });
    const ours = await gateway.refund(account, { ...request, amount: money(300, "USD") });
    await lever("refund", { payment_intent: request.captureRef, amount: 200 });
    await declineNext("refund_failed");
    await lever("refund", { payment_intent: request.captureRef, amount: 100 });
    const read = await moneyOf(request);
    expect(read).toMatchObject({ amount: fifteenDollars, disputes: [], feeMinor });
    expect(read?.refunds.toSorted((one, other) => other.minor - one.minor)).toEqual([
      { ref: ours.ref, refundId: request.refundId, minor: 300, state: "succeeded", at: expect.any(Date) },
      { ref: expect.stringMatching(/^re_/), minor: 200, state: "succeeded", at: expect.any(Date) },
    ]);
  });

  it("takes no refund for ours that carries another charge's id", async () => {
    const request = await capture();
    await gateway.refund(account, { ...request, chargeId: "sc_other" });
    const read = await moneyOf(request);
    expect(read?.refunds).toHaveLength(1);
    expect(read?.refunds[0]).not.toHaveProperty("refundId");
  });

  it.each(["won", "lost"] as const)("tells a dispute while it is open and when it is %s", async (status) => {
    const request = await capture();
    await lever("dispute", { payment_intent: request.captureRef });
    const open = await moneyOf(request);
    expect(open?.disputes).toEqual([{ ref: expect.any(String), state: "open" }]);
    await lever("close-dispute", { payment_intent: request.captureRef, status });
    expect((await moneyOf(request))?.disputes).toEqual([{ ref: open?.disputes[0]?.ref, state: status }]);
  });

  it("is none where nothing was captured", async () => {
    expect(await gateway.readMoney(account, { ref: "pi_unknown", chargeId: "sc_1" })).toBeNull();
    const open = await stripe.paymentIntents.create({
      amount: 1500,
      currency: "usd",
      allowed_payment_method_types: ["card"],
    });
    expect(await gateway.readMoney(account, { ref: open.id, chargeId: "sc_1" })).toBeNull();
  });

  it.each([
    [money(1500, "JPY"), money(400, "JPY")],
    [money(1500, "ISK"), money(400, "ISK")],
    [money(15_000, "UGX"), money(4_000, "UGX")],
    [money(12_340, "KWD"), money(1_230, "KWD")],
    [money(150_050, "HUF"), money(50_050, "HUF")],
  ])("in a currency without two plain decimals (%o) is told to the unit", async (amount, part) => {
    const request = { ...(await capture(amount)), amount: part };
    expect((await gateway.refund(account, request)).state).toBe("succeeded");
    expect(await moneyOf(request)).toMatchObject({ amount, refunds: [{ minor: part.minor }] });
    expect(await refunded()).toEqual([part.minor]);
  });
});
