import type { Core } from "@/sandbox/core/types";
import { toMoney } from "../amounts";
import type { JsonObject } from "../http/body";
import { getCapture } from "../orders/settle-capture";
import type { Dispute } from "./records";

/** A dispute as lists show it. */
export function presentDisputeInList(core: Core, dispute: Dispute): JsonObject {
  const href = `${core.origin}/v1/customer/disputes/${dispute.id}`;
  return {
    dispute_id: dispute.id,
    create_time: dispute.create_time,
    update_time: dispute.update_time,
    reason: dispute.reason,
    status: dispute.status,
    dispute_state: dispute.status === "RESOLVED" ? "RESOLVED" : "REQUIRED_ACTION",
    dispute_amount: dispute.amount,
    dispute_life_cycle_stage: "CHARGEBACK",
    dispute_channel: "INTERNAL",
    links: [{ href, rel: "self", method: "GET" }],
  };
}

/** The whole dispute. https://developer.paypal.com/docs/api/customer-disputes/v1/#definition-dispute */
export function presentDispute(core: Core, account: string, dispute: Dispute): JsonObject {
  const capture = getCapture(core, account, dispute.capture_id);
  const { amount, outcome } = dispute;
  const refunded = outcome === "RESOLVED_BUYER_FAVOUR" ? amount : toMoney(0, amount.currency_code);
  return {
    ...presentDisputeInList(core, dispute),
    disputed_transactions: [
      {
        seller_transaction_id: dispute.capture_id,
        create_time: capture?.create_time,
        transaction_status: "COMPLETED",
        gross_amount: capture?.amount,
        invoice_number: capture?.invoice_id,
        custom: capture?.custom_id,
        seller_protection_eligible: false,
      },
    ],
    ...(outcome ? { dispute_outcome: { outcome_code: outcome, amount_refunded: refunded } } : {}),
  };
}
