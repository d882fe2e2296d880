import { money, toDecimalNumber } from "@/lib/money";
import type { RefundedCharge } from "./refund-charge";

/** The answer's `data`. */
export function presentRefund({ refund, charge, revenueStatus }: RefundedCharge) {
  return {
    data: {
      refund_id: refund.id,
      charge_id: charge.id,
      status: refund.status,
      amount: toDecimalNumber(money(refund.amount, refund.currency)),
      currency: refund.currency,
      amount_refunded: toDecimalNumber(money(charge.refundedAmount, charge.currency)),
      charge_status: charge.status,
      revenue_status: revenueStatus,
      gateway: charge.gateway,
      gateway_ref: refund.gatewayRef,
    },
  };
}
