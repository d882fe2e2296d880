import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { type Money, money } from "@/lib/money";
import {
  fifteenDollars,
  newBeginSetup,
  newChargeRequest,
  newPaypalAccount,
} from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { isGatewayUnknown } from "../errors";
import type { Gateway, PaypalCredentials, RefundRequest } from "../types";
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

/** Captured money, and a first request to give all of it back. */
async function capture(amount: Money = fifteenDollars): Promise<RefundRequest> {
  const input = newBeginSetup();
  const { ref } = await gateway.beginSetup(account, input);
  await fetch(`${sandbox.url}/paypal/approve/${ref}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ decision: "approve", email: "payer@example.com", plan: "succeed" }),
  });
  const saved = await gateway.readSetup(account, { attemptId: input.attemptId, ref });
  if (saved.state !== "saved") throw new Error(saved.state);
  const request = newChargeRequest(saved.method, { amount });
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

const lever = (name: string, body: object) => sandbox.control("POST", `paypal/${name}`, body);
const moneyOf = ({ captureRef: ref, chargeId }: RefundRequest) =>
  gateway.readMoney(account, { ref, chargeId });
const declineNext = (code: string) =>
  sandbox.control("POST", "decline-next", { provider: "paypal", account: account.suffix, code, times: 1 });

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
    expect(state).toEqual({ state: "succeeded", ref: expect.any(String) });
    expect(await gateway.refund(account, request)).toEqual(state);
    expect(await gateway.refund(account, { ...request, ref: state.ref })).toEqual(state);
    expect(await gateway.readRefund(account, request)).toEqual(state);
    expect(await gateway.readRefund(account, { ...request, ref: state.ref })).toEqual(state);
    expect(await gateway.readRefund(account, { ...request, ref: "0123456789ABCDEFG" })).toBeNull();
    expect(await gateway.readRefund(account, { ...request, attempt: 2 })).toBeNull();
    expect(await gateway.readRefund(account, { ...request, captureRef: "0123456789ABCDEFG" })).toBeNull();
    expect(await refunded()).toEqual([1500]);
  });

  it("that got through is found when PayPal has forgotten the request", async () => {
    const request = await capture();
    const state = await gateway.refund(account, { ...request, reason: "Asked in other words" });
    expect(await gateway.refund(account, request)).toEqual(state);
    expect(await gateway.readRefund(account, request)).toEqual(state);
    expect(await refunded()).toEqual([1500]);
  });

  it("in parts takes each part, and no more than is left", async () => {
    const whole = await capture();
    const part = { ...whole, refundId: newId("re"), amount: money(1000, "USD") };
    expect((await gateway.refund(account, part)).state).toBe("succeeded");
    expect(await gateway.refund(account, whole)).toEqual({
      state: "failed",
      providerCode: "REFUND_AMOUNT_EXCEEDED",
    });
    const rest = { ...whole, refundId: newId("re"), amount: money(500, "USD") };
    expect((await gateway.refund(account, rest)).state).toBe("succeeded");
    expect(await gateway.refund(account, { ...whole, attempt: 2 })).toEqual({
      state: "failed",
      providerCode: "CAPTURE_FULLY_REFUNDED",
    });
    expect(await refunded()).toEqual([1000, 500]);
  });

  it("that waits is processing until it is decided; one that fails can be tried again", async () => {
    const request = await capture();
    await declineNext("REFUND_PENDING");
    const state = await gateway.refund(account, request);
    expect(state).toEqual({ state: "processing", ref: expect.any(String) });
    expect((await moneyOf(request))?.refunds).toMatchObject([
      { refundId: request.refundId, state: "processing" },
    ]);
    await lever("settle-refund", { refund: state.ref, status: "FAILED" });
    const failed = { state: "failed", providerCode: "FAILED", ref: state.ref };
    expect(await gateway.readRefund(account, request)).toEqual(failed);
    expect((await moneyOf(request))?.refunds).toEqual([]);
    const again = { ...request, attempt: 2 };
    expect((await gateway.refund(account, again)).state).toBe("succeeded");
    expect((await moneyOf(request))?.refunds).toMatchObject([
      { refundId: request.refundId, state: "succeeded" },
    ]);
    expect(await refunded()).toEqual([1500]);
  });

  it.each(["REFUND_FAILED_INSUFFICIENT_FUNDS", "REFUND_TIME_LIMIT_EXCEEDED", "TRANSACTION_DISPUTED"])(
    "that PayPal refuses with %s has failed, and can be tried again",
    async (issue) => {
      const request = await capture();
      await declineNext(issue);
      const failed = { state: "failed", providerCode: issue };
      expect(await gateway.refund(account, request)).toEqual(failed);
      expect(await gateway.readRefund(account, request)).toBeNull();
      expect((await gateway.refund(account, { ...request, attempt: 2 })).state).toBe("succeeded");
    },
  );

  it("of an unknown capture has failed", async () => {
    const request = { ...(await capture()), captureRef: "0123456789ABCDEFG" };
    expect(await gateway.refund(account, request)).toMatchObject({ state: "failed" });
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
      provider: "paypal",
      account: account.suffix,
      method: "POST",
      path: "/refund$",
      effect,
      status: 503,
      times: 2,
    });
    await expect(hasty.refund(account, request)).rejects.toSatisfy(isGatewayUnknown);
    await sandbox.control("DELETE", `faults?account=${account.suffix}`);
    expect((await gateway.refund(account, request)).state).toBe("succeeded");
    expect(await refunded()).toEqual([1500]);
  });
});

describe("captured money", () => {
  it("tells its fee and its refunds, ours by our id", async () => {
    const request = await capture();
    const feeMinor = expect.any(Number);
    expect(await moneyOf(request)).toEqual({ amount: fifteenDollars, refunds: [], disputes: [], feeMinor });
    const ours = await gateway.refund(account, { ...request, amount: money(300, "USD") });
    const theirs = { ...request, refundId: newId("re"), chargeId: "sc_other", amount: money(200, "USD") };
    const other = await gateway.refund(account, theirs);
    expect(await moneyOf(request)).toEqual({
      amount: fifteenDollars,
      refunds: [
        { ref: ours.ref, refundId: request.refundId, minor: 300, state: "succeeded", at: expect.any(Date) },
        { ref: other.ref, minor: 200, state: "succeeded", at: expect.any(Date) },
      ],
      disputes: [],
      feeMinor,
    });
  });

  it("that PayPal took back was disputed and lost, and is no refund", async () => {
    const request = await capture();
    const ours = await gateway.refund(account, { ...request, amount: money(300, "USD") });
    const reversal = await fetch(`${sandbox.url}/paypal/captures/${request.captureRef}/reverse`, {
      method: "POST",
    });
    const { id } = await reversal.json();
    expect(await moneyOf(request)).toMatchObject({
      refunds: [{ ref: ours.ref, minor: 300 }],
      disputes: [{ ref: id, state: "lost" }],
    });
  });

  it.each(["won", "lost"] as const)("tells a dispute while it is open and when it is %s", async (status) => {
    const request = await capture();
    await lever("dispute", { capture: request.captureRef });
    const open = await moneyOf(request);
    expect(open?.disputes).toEqual([{ ref: expect.stringMatching(/^PP-/), state: "open" }]);
    await lever("close-dispute", { capture: request.captureRef, status });
    const closed = await moneyOf(request);
    expect(closed).toMatchObject({ refunds: [], disputes: [{ ref: open?.disputes[0]?.ref, state: status }] });
  });

  it("tells each of two disputes", async () => {
    const request = await capture();
    const about = { capture: request.captureRef };
    await lever("dispute", about);
    const [first] = (await moneyOf(request))?.disputes ?? [];
    await lever("close-dispute", { ...about, status: "won" });
    await lever("dispute", about);
    const both = (await moneyOf(request))?.disputes;
    expect(both).toHaveLength(2);
    expect(both).toEqual(
      expect.arrayContaining([
        { ref: first?.ref, state: "won" },
        { ref: expect.not.stringContaining(first?.ref ?? ""), state: "open" },
      ]),
    );
  });

  it("is none where nothing was captured", async () => {
    expect(await gateway.readMoney(account, { ref: "0123456789ABCDEFG", chargeId: "sc_1" })).toBeNull();
  });

  it.each([
    [money(1500, "JPY"), money(400, "JPY")],
    [money(150_000, "HUF"), money(50_000, "HUF")],
    [money(150_000, "TWD"), money(50_000, "TWD")],
  ])("in a currency without decimals (%o) is told to the unit", async (amount, part) => {
    const request = { ...(await capture(amount)), amount: part };
    expect((await gateway.refund(account, request)).state).toBe("succeeded");
    expect(await moneyOf(request)).toMatchObject({ amount, refunds: [{ minor: part.minor }] });
    expect(await refunded()).toEqual([part.minor]);
  });
});
