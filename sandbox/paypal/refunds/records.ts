import type { Core } from "@/sandbox/core/types";
import { toMoney, toUnits, type WireMoney } from "../amounts";

export type Refund = {
  id: string;
  capture_id: string;
  status: "PENDING" | "COMPLETED" | "FAILED" | "CANCELLED";
  amount: WireMoney;
  invoice_id?: string;
  custom_id?: string;
  note_to_payer?: string;
  create_time: string;
  update_time: string;
};

export const getRefund = (core: Core, account: string, id: string) =>
  core.store.get<Refund>("paypal", account, "refund", id);

export const putRefund = (core: Core, account: string, refund: Refund) =>
  core.store.put("paypal", account, "refund", refund.id, refund);

/** Newest first. */
const allRefunds = (core: Core, account: string) =>
  core.store.list<Refund>("paypal", account, "refund").map((row) => row.value);

/** What went back of a capture, oldest first. */
export const refundsOf = (core: Core, account: string, captureId: string) =>
  allRefunds(core, account)
    .filter((refund) => refund.capture_id === captureId)
    .reverse();

/** Whether an invoice number stands on a refund already; one that failed gives it free. */
export const isRefundInvoiceTaken = (core: Core, account: string, invoice: string) =>
  allRefunds(core, account).some(
    ({ invoice_id, status }) => invoice_id === invoice && (status === "PENDING" || status === "COMPLETED"),
  );

/** Sum of what went back of a capture and arrived. */
export function totalRefunded(core: Core, account: string, refund: Refund): WireMoney {
  const units = refundsOf(core, account, refund.capture_id)
    .filter(({ status }) => status === "COMPLETED")
    .reduce((sum, { amount }) => sum + toUnits(amount), 0);
  return toMoney(units, refund.amount.currency_code);
}
