import { describe, expect, it } from "vitest";
import { newBeginSetup, newChargeRequest } from "@/lib/testing/gateway-requests";
import { type CaptureAnswer, capture, order, paymentToken, refund } from "./answers";
import { readPaypalCharge } from "./charge";
import type { PaypalClient } from "./client";
import { toFailure } from "./declines";
import { toDispute } from "./find-dispute";
import { isChargeable, toCaptureState, toOrderState, toSavedMethod } from "./mapper";
import { toOrderRequest, toPayerOrderRequest } from "./order-request";
import { toRefundState } from "./refund";
import { toSetupTokenRequest } from "./setup-token-request";

function aCapture(change: object = {}): CaptureAnswer {
  return capture.parse({
    id: "CAP1",
    status: "COMPLETED",
    amount: { currency_code: "USD", value: "15.00" },
    seller_receivable_breakdown: { paypal_fee: { currency_code: "USD", value: "1.01" } },
    links: [{ rel: "up", href: "https://api-m.paypal.com/v2/checkout/orders/ORD1" }],
    create_time: "2026-11-22T10:00:00Z",
    ...change,
  });
}

const anOrder = (status: string, captures: object[] = []) =>
  order.parse({ id: "ORD1", status, purchase_units: [{ payments: { captures } }] });

describe("a capture", () => {
  const captured = {
    state: "captured",
    capture: {
      ref: "CAP1",
      orderRef: "ORD1",
      amount: { minor: 1500, currency: "USD" },
      feeMinor: 101,
      capturedAt: new Date("2026-11-22T10:00:00Z"),
    },
  };

  it("that completed is money, also when it went back later", () => {
    for (const status of ["COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"])
      expect(toCaptureState(aCapture({ status }))).toEqual(captured);
  });

  it("without a fee in the charge's currency leaves it open", () => {
    const euros = { paypal_fee: { currency_code: "EUR", value: "1.01" } };
    for (const seller_receivable_breakdown of [undefined, {}, euros])
      expect(toCaptureState(aCapture({ seller_receivable_breakdown }))).not.toHaveProperty(
        "capture.feeMinor",
      );
  });

  it("that is pending or unheard of is undecided", () => {
    for (const status of ["PENDING", "SOMETHING_NEW"])
      expect(toCaptureState(aCapture({ status }))).toEqual({ state: "processing", ref: "CAP1" });
  });

  it("that was declined says why, as far as PayPal does", () => {
    const processor_response = { response_code: "5120" };
    expect(toCaptureState(aCapture({ status: "DECLINED", processor_response }))).toEqual({
      state: "failed",
      ref: "CAP1",
      failure: { code: "card_declined", declineCode: "5120", ref: "CAP1" },
    });
    expect(toCaptureState(aCapture({ status: "FAILED" }))).toMatchObject({
      failure: { declineCode: "FAILED" },
    });
  });
});

describe("an order", () => {
  it("is what its capture is, whatever its own status", () => {
    expect(toOrderState(anOrder("COMPLETED", [aCapture({ links: [] })]))).toMatchObject({
      state: "captured",
      capture: { ref: "CAP1", orderRef: "ORD1" },
    });
    expect(toOrderState(anOrder("COMPLETED", [aCapture({ status: "PENDING" })]))).toEqual({
      state: "processing",
      ref: "CAP1",
    });
  });

  it("without a capture is still to be captured, waits for the payer, or is over", () => {
    for (const status of ["CREATED", "SAVED", "APPROVED"]) expect(toOrderState(anOrder(status))).toBeNull();
    expect(toOrderState(anOrder("PAYER_ACTION_REQUIRED"))).toMatchObject({
      state: "needs_customer",
      ref: "ORD1",
    });
    expect(toOrderState(anOrder("VOIDED"))).toMatchObject({ state: "failed", ref: "ORD1" });
    expect(toOrderState(anOrder("COMPLETED"))).toEqual({ state: "processing", ref: "ORD1" });
  });
});

describe("a payment token", () => {
  it("can be charged unless PayPal says that its vault is not ready", () => {
    const token = (status?: string) => paymentToken.parse({ id: "tok", status });
    expect([undefined, "VAULTED", "CREATED"].map((status) => isChargeable(token(status)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isChargeable(token("APPROVED"))).toBe(false);
  });

  it("is labelled with the payer's address where PayPal gives it", () => {
    expect(toSavedMethod(paymentToken.parse({ id: "tok" }))).toEqual({
      ref: "tok",
      type: "paypal",
      label: "PayPal",
    });
  });
});

describe("what is asked of PayPal", () => {
  it("is to keep the account for unscheduled charges, in the page's language", () => {
    const request = toSetupTokenRequest(newBeginSetup({ locale: "pt", customerRef: "abc" }));
    expect(request).toMatchObject({
      customer: { id: "abc" },
      payment_source: {
        paypal: {
          usage_type: "MERCHANT",
          usage_pattern: "UNSCHEDULED_POSTPAID",
          permit_multiple_payment_tokens: false,
          experience_context: { brand_name: "Müller & Söhne", locale: "pt-BR" },
        },
      },
    });
    const odd = toSetupTokenRequest(newBeginSetup({ locale: "x-klingon", brandName: " " }));
    expect(odd.payment_source.paypal.experience_context).not.toHaveProperty("locale");
    expect(odd.payment_source.paypal.experience_context).not.toHaveProperty("brand_name");
  });

  it("names the charge on the order, whatever the attempt", () => {
    const first = newChargeRequest(toSavedMethod(paymentToken.parse({ id: "tok" })), { chargeId: "sc_1" });
    expect(toOrderRequest(first).purchase_units[0]).toMatchObject({ invoice_id: "sc_1", custom_id: "sc_1" });
    expect(toOrderRequest({ ...first, attempt: 3 }).purchase_units[0]).toMatchObject({
      invoice_id: "sc_1",
      custom_id: "sc_1",
    });
  });
});

describe("an order for the payer", () => {
  const request = {
    ...newChargeRequest(toSavedMethod(paymentToken.parse({ id: "tok" })), { chargeId: "sc_1", attempt: 3 }),
    brandName: "Müller & Söhne",
    locale: "de",
    returnUrl: "https://billing.example.com/return",
    cancelUrl: "https://billing.example.com/cancel",
  };

  it("names the charge alone, whatever the attempt, and charges no saved account", () => {
    expect(toPayerOrderRequest(request)).toEqual({
      intent: "CAPTURE",
      purchase_units: [
        {
          amount: { currency_code: "USD", value: "15.00" },
          invoice_id: "sc_1",
          custom_id: "sc_1",
          description: "Top-up",
        },
      ],
      payment_source: {
        paypal: {
          experience_context: {
            brand_name: "Müller & Söhne",
            locale: "de-DE",
            shipping_preference: "NO_SHIPPING",
            user_action: "PAY_NOW",
            return_url: "https://billing.example.com/return",
            cancel_url: "https://billing.example.com/cancel",
          },
        },
      },
    });
  });
});

describe("a refund", () => {
  it("is decided when PayPal says so, and undecided in every other status, known or not", () => {
    const state = (status: string) => toRefundState(refund.parse({ id: "REF1", status }));
    expect(state("COMPLETED")).toEqual({ state: "succeeded", ref: "REF1" });
    for (const status of ["FAILED", "CANCELLED"])
      expect(state(status)).toEqual({ state: "failed", providerCode: status, ref: "REF1" });
    for (const status of ["PENDING", "SOMETHING_NEW"])
      expect(state(status)).toEqual({ state: "processing", ref: "REF1" });
  });
});

describe("a dispute", () => {
  it.each([
    ["OPEN", undefined, "open"],
    ["UNDER_REVIEW", undefined, "open"],
    ["WAITING_FOR_SELLER_RESPONSE", undefined, "open"],
    ["RESOLVED", "RESOLVED_BUYER_FAVOUR", "lost"],
    ["RESOLVED", "ACCEPTED", "lost"],
    ["RESOLVED", "RESOLVED_SELLER_FAVOUR", "won"],
    ["RESOLVED", "RESOLVED_WITH_PAYOUT", "won"],
    ["RESOLVED", "CANCELED_BY_BUYER", "won"],
    ["RESOLVED", "DENIED", "won"],
    ["RESOLVED", "NONE", "won"],
  ])("that is %s with %s is %s", (status, outcome_code, state) => {
    expect(toDispute({ dispute_id: "PP-1", status, dispute_outcome: { outcome_code } })).toEqual({
      ref: "PP-1",
      state,
    });
  });
});

describe("an issue", () => {
  it("that no customer can mend is none of theirs", () => {
    expect(toFailure("NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE")).toBeUndefined();
    expect(toFailure("INSTRUMENT_DECLINED", "ORD1")).toEqual({
      code: "card_declined",
      declineCode: "INSTRUMENT_DECLINED",
      ref: "ORD1",
    });
  });
});

describe("a charge that is looked for by our own id", () => {
  const HOUR = 3_600_000;
  /** PayPal as it answers about one charge; `told`: by an event of which type, if any. */
  const playing = (told: string | null) =>
    ({
      call: async (_account: unknown, { path }: { path: string }) => {
        if (path.startsWith("/v2/payments/captures/CAP1"))
          return {
            id: "CAP1",
            status: "DECLINED",
            amount: { currency_code: "USD", value: "2.00" },
            links: [],
          };
        const events = told && path.includes(told) ? [{ resource: { id: "CAP1", custom_id: "sc_1" } }] : [];
        return { events, links: [] };
      },
    }) as unknown as PaypalClient;
  const read = (told: string | null, change: { attempt?: number; age?: number; webhookId?: string }) => {
    const { attempt = 1, age = 2 * HOUR, webhookId = "WH-1" } = change;
    const credentials = { clientId: "id", clientSecret: "secret", ...(webhookId ? { webhookId } : {}) };
    return readPaypalCharge(
      playing(told),
      { id: "ga_1", orgId: "org_1", mode: "test", credentials },
      {
        chargeId: "sc_1",
        attempt,
        amount: { minor: 200, currency: "USD" },
        method: { ref: "token" },
        description: "",
        metadata: { orgId: "org_1", billingCustomerId: "bc_1" },
        createdAt: new Date(Date.now() - age),
      },
    );
  };

  it("was never made, only where all that PayPal would tell of it is seen", async () => {
    expect(await read(null, {})).toBeNull();
    for (const unsure of [{ age: 0 }, { age: 31 * 24 * HOUR }, { webhookId: "" }])
      expect(await read(null, unsure)).toEqual({ state: "processing" });
  });

  it("was denied, unless that may have been an earlier attempt", async () => {
    expect(await read("CAPTURE.DENIED", {})).toMatchObject({ state: "failed", ref: "CAP1" });
    expect(await read("CAPTURE.DENIED", { attempt: 2 })).toEqual({ state: "processing" });
  });
});
