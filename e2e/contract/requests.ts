import type { PaymentRequest, RefundRequest, SavedMethod } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { money } from "@/lib/money";
import { newChargeRequest } from "@/lib/testing/gateway-requests";

export function newPaymentRequest(method: SavedMethod): PaymentRequest {
  return {
    ...newChargeRequest(method),
    brandName: "Müller & Söhne",
    locale: "de",
    returnUrl: "https://billing.example.com/return",
    cancelUrl: "https://billing.example.com/cancel",
  };
}

/** A part of what was captured. */
export function newRefundRequest({ chargeId, metadata }: PaymentRequest, captureRef: string): RefundRequest {
  return {
    refundId: newId("re"),
    attempt: 1,
    chargeId,
    captureRef,
    amount: money(500, "USD"),
    reason: "Not wanted",
    metadata: { orgId: metadata.orgId },
  };
}
