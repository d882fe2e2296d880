import { describe, expect, it } from "vitest";
import { toPaypalEvent } from "./event";

const about = (event_type: string, resource: object) =>
  toPaypalEvent({ id: "WH-1", event_type, create_time: "2026-11-22T10:00:00Z", resource }, "live")?.about;

describe("what an event is about", () => {
  it("is the capture, also when the resource is its refund", () => {
    const order = { rel: "up", href: "https://api-m.paypal.com/v2/checkout/orders/ORD1" };
    expect(about("PAYMENT.CAPTURE.DENIED", { id: "CAP1", custom_id: "sc_1", links: [order] })).toEqual({
      kind: "charge",
      ref: "CAP1",
      chargeId: "sc_1",
    });
    const capture = { rel: "up", href: "https://api-m.paypal.com/v2/payments/captures/CAP1" };
    expect(about("PAYMENT.CAPTURE.REFUNDED", { id: "REF1", custom_id: "sc_1", links: [capture] })).toEqual({
      kind: "charge",
      ref: "CAP1",
      chargeId: "sc_1",
    });
  });

  it("is the capture of a refund that waits or fails, however it is named", () => {
    const up = { rel: "up", href: "https://api-m.paypal.com/v2/payments/captures/CAP1" };
    const named = { supplementary_data: { related_ids: { capture_id: "CAP1" } } };
    for (const resource of [{ links: [up] }, named])
      for (const type of ["PAYMENT.REFUND.PENDING", "PAYMENT.REFUND.FAILED", "PAYMENT.CAPTURE.REVERSED"])
        expect(about(type, { id: "REF1", custom_id: "sc_1", ...resource })).toEqual({
          kind: "charge",
          ref: "CAP1",
          chargeId: "sc_1",
        });
    expect(about("PAYMENT.REFUND.FAILED", { id: "REF1" })).toEqual({ kind: "none" });
  });

  it("is the order", () => {
    const purchase_units = [{ custom_id: "sc_1" }];
    expect(about("CHECKOUT.ORDER.APPROVED", { id: "ORD1", purchase_units })).toEqual({
      kind: "charge",
      ref: "ORD1",
      chargeId: "sc_1",
    });
    expect(about("CHECKOUT.PAYMENT-APPROVAL.REVERSED", { order_id: "ORD1" })).toEqual({
      kind: "charge",
      ref: "ORD1",
    });
  });

  it("is the disputed capture", () => {
    const disputed_transactions = [{ seller_transaction_id: "CAP1", custom: "sc_1" }];
    expect(about("CUSTOMER.DISPUTE.CREATED", { dispute_id: "PP-1", disputed_transactions })).toEqual({
      kind: "charge",
      ref: "CAP1",
      chargeId: "sc_1",
    });
  });

  it("is the saved method and whose it is", () => {
    expect(about("VAULT.PAYMENT-TOKEN.DELETED", { id: "tok", customer: { id: "cust" } })).toEqual({
      kind: "method",
      ref: "tok",
      customerRef: "cust",
    });
  });

  it("is nothing for what we did not ask for, or without an id", () => {
    expect(about("BILLING.PLAN.CREATED", { id: "P-1" })).toEqual({ kind: "none" });
    expect(about("PAYMENT.CAPTURE.COMPLETED", {})).toEqual({ kind: "none" });
  });
});

it("takes nothing for an event that lacks an id, a type or a time", () => {
  expect(toPaypalEvent({ id: "WH-1" }, "test")).toBeNull();
  const late = { id: "WH-1", event_type: "X", create_time: "tomorrow", resource: {} };
  expect(toPaypalEvent(late, "test")).toBeNull();
});
