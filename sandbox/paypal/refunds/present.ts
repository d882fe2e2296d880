import type { Core } from "@/sandbox/core/types";
import { toMoney } from "../amounts";
import type { JsonObject } from "../http/body";
import { type Refund, totalRefunded } from "./records";

const seconds = (iso: string) => iso.replace(/\.\d{3}Z$/, "Z");

export function presentRefund(core: Core, account: string, refund: Refund): JsonObject {
  const zero = toMoney(0, refund.amount.currency_code);
  const { origin } = core;
  return {
    id: refund.id,
    status: refund.status,
    ...(refund.status === "PENDING" ? { status_details: { reason: "ECHECK" } } : {}),
    amount: refund.amount,
    invoice_id: refund.invoice_id,
    custom_id: refund.custom_id,
    note_to_payer: refund.note_to_payer,
    seller_payable_breakdown: {
      gross_amount: refund.amount,
      paypal_fee: zero,
      net_amount: refund.amount,
      total_refunded_amount: totalRefunded(core, account, refund),
    },
    links: [
      { href: `${origin}/v2/payments/refunds/${refund.id}`, rel: "self", method: "GET" },
      { href: `${origin}/v2/payments/captures/${refund.capture_id}`, rel: "up", method: "GET" },
    ],
    create_time: seconds(refund.create_time),
    update_time: seconds(refund.update_time),
  };
}
