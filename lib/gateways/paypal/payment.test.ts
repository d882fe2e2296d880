import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  fifteenDollars,
  newBeginSetup,
  newChargeRequest,
  newPaypalAccount,
} from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { isGatewayUnknown } from "../errors";
import type { BegunPayment, Gateway, PaymentRequest, PaypalCredentials, SavedMethod } from "../types";
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

/** What the payer's window posts. */
async function decide(path: string, more: object = {}): Promise<void> {
  const response = await fetch(`${sandbox.url}/paypal/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ decision: "approve", email: "payer@example.com", ...more }),
  });
  expect(response.status).toBe(200);
}

async function saveMethod(): Promise<SavedMethod> {
  const input = newBeginSetup();
  const { ref } = await gateway.beginSetup(account, input);
  await decide(`approve/${ref}`, { plan: "succeed" });
  const state = await gateway.readSetup(account, { attemptId: input.attemptId, ref });
  if (state.state !== "saved") throw new Error(state.state);
  return state.method;
}

const nobody: SavedMethod = { ref: "gone", type: "paypal", label: "" };

function toPay(method: SavedMethod = nobody, change: Partial<PaymentRequest> = {}): PaymentRequest {
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
  if (begun.state !== "open") throw new Error(`not open but ${JSON.stringify(begun)}`);
  return begun.ref;
}

const lever = (name: string, body: object) => sandbox.control("POST", `paypal/${name}`, body);
const declineNext = (code: string) =>
  sandbox.control("POST", "decline-next", { provider: "paypal", account: account.suffix, code, times: 1 });

async function captures() {
  const { entries } = await sandbox.control<{ entries: { kind: string; invoice_id?: string }[] }>(
    "GET",
    `ledger?account=${account.suffix}`,
  );
  return entries.filter(({ kind }) => kind === "capture");
}

describe("a payment in the browser", () => {
  it("is one order that waits for its payer, found again by every repeat", async () => {
    const request = toPay();
    const begun = await gateway.beginPayment(account, request);
    const ref = openRef(begun);
    expect(begun).toEqual({
      state: "open",
      ref: expect.any(String),
      client: {
        gateway: "paypal",
        clientId: account.credentials.clientId,
        orderId: ref,
        approvalUrl: `${sandbox.url}/paypal/checkout/${ref}`,
        environment: "sandbox",
      },
    });
    expect(await gateway.beginPayment(account, request)).toEqual(begun);
    expect(await gateway.beginPayment(account, { ...request, ref })).toEqual(begun);
    expect(await gateway.readCharge(account, { ...request, ref })).toMatchObject({
      state: "needs_customer",
      ref,
    });
    expect(await captures()).toEqual([]);
  });

  it("is offered in the payer's language, also when that changes before the order's id is known", async () => {
    const request = toPay();
    const first = openRef(await gateway.beginPayment(account, request));
    const french = await gateway.beginPayment(account, { ...request, locale: "fr" });
    expect(french.state).toBe("open");
    expect(await gateway.beginPayment(account, { ...request, locale: "fr" })).toEqual(french);
    expect(openRef(await gateway.beginPayment(account, { ...request, locale: "fr", ref: first }))).toBe(
      first,
    );
  });

  it("is captured by its ref once the payer has approved, and only then", async () => {
    const request = toPay();
    const ref = openRef(await gateway.beginPayment(account, request));
    expect(await gateway.charge(account, { ...request, ref })).toMatchObject({
      state: "needs_customer",
      ref,
    });
    await decide(`checkout/${ref}`);
    expect(await gateway.beginPayment(account, { ...request, ref })).toEqual({ state: "processing", ref });
    const paid = await gateway.charge(account, { ...request, ref });
    expect(paid).toMatchObject({ state: "captured", capture: { orderRef: ref, amount: fifteenDollars } });
    expect(await gateway.charge(account, { ...request, ref })).toEqual(paid);
    expect(await gateway.beginPayment(account, { ...request, ref })).toEqual(paid);
    expect(await captures()).toEqual([expect.objectContaining({ invoice_id: request.chargeId })]);
  });

  it("is another order for the same invoice after a refusal, and both together take the money once", async () => {
    const request = toPay();
    const first = openRef(await gateway.beginPayment(account, request));
    await decide(`checkout/${first}`);
    await declineNext("INSTRUMENT_DECLINED");
    expect(await gateway.charge(account, { ...request, ref: first })).toEqual({
      state: "failed",
      ref: first,
      failure: { code: "card_declined", declineCode: "INSTRUMENT_DECLINED", ref: first },
    });
    const next = { ...request, attempt: 2 };
    const second = openRef(await gateway.beginPayment(account, next));
    expect(second).not.toBe(first);
    await decide(`checkout/${second}`);
    const paid = await gateway.charge(account, { ...next, ref: second });
    expect(paid.state).toBe("captured");
    // Whoever still holds the first order, which is approved, learns of the money that was taken.
    expect(await gateway.charge(account, { ...request, attempt: 3, ref: first })).toEqual(paid);
    expect(await captures()).toHaveLength(1);
  });

  it("replaces an order whose time is over, also when PayPal would repeat its answer", async () => {
    const request = toPay();
    const first = openRef(await gateway.beginPayment(account, request));
    await lever("expire-order", { order: first });
    const replaced = await gateway.beginPayment(account, { ...request, ref: first });
    const second = openRef(replaced);
    expect(second).not.toBe(first);
    expect(await gateway.beginPayment(account, { ...request, ref: first })).toEqual(replaced);
    await lever("expire-order", { order: second });
    const third = openRef(await gateway.beginPayment(account, { ...request, ref: second }));
    expect([first, second]).not.toContain(third);
    // A process that died before it wrote any of their ids comes to the one that is open.
    expect(openRef(await gateway.beginPayment(account, request))).toBe(third);
  });

  it("that is over takes nothing from a saved account in its place", async () => {
    const request = toPay(await saveMethod());
    const ref = openRef(await gateway.beginPayment(account, request));
    await decide(`checkout/${ref}`);
    await lever("expire-order", { order: ref });
    expect(await gateway.readCharge(account, { ...request, ref })).toBeNull();
    await expect(gateway.charge(account, { ...request, ref })).rejects.toMatchObject({
      kind: "gateway_rejected",
      providerCode: "object_gone",
    });
    expect(await captures()).toEqual([]);
  });

  it.each(["PAYER_ACTION_REQUIRED", "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING"])(
    "resumes the order that was refused with %s, wherever it was refused",
    async (issue) => {
      const request = toPay(await saveMethod());
      await declineNext(issue);
      const refused = await gateway.charge(account, request);
      expect(refused).toEqual({
        state: "needs_customer",
        ref: expect.any(String),
        failure: {
          code: "payer_action_required",
          declineCode: issue,
          ref: expect.any(String),
          resumable: true,
        },
      });
      expect(await gateway.charge(account, request)).toEqual(refused);
      if (refused.state !== "needs_customer") throw new Error("unreachable");
      const { ref } = refused;
      expect(openRef(await gateway.beginPayment(account, { ...request, ref }))).toBe(ref);
      await decide(`checkout/${ref}`);
      await declineNext(issue);
      expect(await gateway.charge(account, { ...request, ref })).toEqual(refused);
      expect(openRef(await gateway.beginPayment(account, { ...request, ref }))).toBe(ref);
      expect(await captures()).toEqual([]);
    },
  );

  it("is refused before any call when PayPal could not be told the amount", async () => {
    const request = toPay(nobody, { amount: { minor: 150_050, currency: "HUF" } });
    await expect(gateway.beginPayment(account, request)).rejects.toMatchObject({
      kind: "gateway_rejected",
      providerCode: "amount_too_precise",
    });
    const { requests } = await sandbox.control<{ requests: unknown[] }>(
      "GET",
      `requests?account=${account.suffix}`,
    );
    expect(requests).toEqual([]);
  });

  it.each([["drop_after"], ["status_after"], ["hang_after"]])(
    "is unknown when its answer never comes (%s), and the repeat finds the same order",
    async (effect) => {
      const request = toPay();
      await sandbox.control("POST", "faults", {
        provider: "paypal",
        account: account.suffix,
        method: "POST",
        path: "^/v2/checkout/orders$",
        effect,
        status: 503,
        times: 2,
      });
      await expect(hasty.beginPayment(account, request)).rejects.toSatisfy(isGatewayUnknown);
      await sandbox.control("DELETE", `faults?account=${account.suffix}`);
      expect((await gateway.beginPayment(account, request)).state).toBe("open");
      const { objects } = await sandbox.control<{ objects: unknown[] }>(
        "GET",
        `objects?provider=paypal&account=${account.suffix}&type=order`,
      );
      expect(objects).toHaveLength(1);
    },
  );
});

describe("calling a charge off", () => {
  it("counts as done while no money was taken, approved or not", async () => {
    const request = toPay();
    expect(await gateway.cancelCharge(account, request)).toEqual({ state: "cancelled" });
    const ref = openRef(await gateway.beginPayment(account, request));
    expect(await gateway.cancelCharge(account, { ...request, ref })).toEqual({ state: "cancelled" });
    await decide(`checkout/${ref}`);
    expect(await gateway.cancelCharge(account, { ...request, ref })).toEqual({ state: "cancelled" });
    await lever("expire-order", { order: ref });
    expect(await gateway.cancelCharge(account, { ...request, ref })).toEqual({ state: "cancelled" });
  });

  it("tells that it was too late, by the order, the capture or our id", async () => {
    const request = toPay();
    const ref = openRef(await gateway.beginPayment(account, request));
    await decide(`checkout/${ref}`);
    const paid = await gateway.charge(account, { ...request, ref });
    if (paid.state !== "captured") throw new Error(paid.state);
    for (const known of [ref, paid.capture.ref, undefined])
      expect(await gateway.cancelCharge(account, { ...request, ref: known })).toEqual(paid);
  });

  it("waits for money that PayPal is reviewing", async () => {
    const request = toPay();
    const ref = openRef(await gateway.beginPayment(account, request));
    await decide(`checkout/${ref}`);
    await declineNext("PENDING");
    const pending = await gateway.charge(account, { ...request, ref });
    expect(pending.state).toBe("processing");
    expect(await gateway.cancelCharge(account, { ...request, ref })).toEqual(pending);
  });
});

describe("a saved account", () => {
  it("is read as it stands, and is nobody's once the payer has removed it", async () => {
    const method = await saveMethod();
    const { ref, customerRef } = method;
    expect(await gateway.readMethod(account, { ref, customerRef })).toEqual(method);
    expect(await gateway.readMethod(account, { ref })).toEqual(method);
    expect(await gateway.readMethod(account, { ref, customerRef: "other" })).toBeNull();
    expect(await gateway.readMethod(account, { ref: "gone" })).toBeNull();
    expect(await gateway.readMethod(account, { ref: "" })).toBeNull();
    await lever("delete-token", { payment_token: ref });
    expect(await gateway.readMethod(account, { ref, customerRef })).toBeNull();
  });
});
