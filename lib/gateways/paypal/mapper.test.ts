import { describe, expect, it } from "vitest";
import { newBeginSetup, newChargeRequest } from "@/lib/testing/gateway-requests";
import { fromPaypalMoney, toPaypalMoney } from "./amount";
import { type CaptureAnswer, capture, order, paymentToken } from "./answers";
import { toFailure } from "./declines";
import { isChargeable, toCaptureState, toOrderState, toSavedMethod } from "./mapper";
import { toOrderRequest } from "./order-request";
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

describe("amounts", () => {
  it("have the currency's decimals, and none for forints and Taiwan dollars", () => {
    expect(toPaypalMoney({ minor: 1500, currency: "USD" }).value).toBe("15.00");
    expect(toPaypalMoney({ minor: 1500, currency: "JPY" }).value).toBe("1500");
    expect(toPaypalMoney({ minor: 150_000, currency: "HUF" }).value).toBe("1500");
    expect(fromPaypalMoney({ currency_code: "HUF", value: "1500" })).toEqual({
      minor: 150_000,
      currency: "HUF",
    });
    expect(() => toPaypalMoney({ minor: 150_050, currency: "TWD" })).toThrow("amount_too_precise");
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

  it("names the charge on the order, and the attempt from the second on", () => {
    const first = newChargeRequest(toSavedMethod(paymentToken.parse({ id: "tok" })), { chargeId: "sc_1" });
    expect(toOrderRequest(first).purchase_units[0]).toMatchObject({ invoice_id: "sc_1", custom_id: "sc_1" });
    expect(toOrderRequest({ ...first, attempt: 3 }).purchase_units[0]).toMatchObject({
      invoice_id: "sc_1-3",
      custom_id: "sc_1",
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
