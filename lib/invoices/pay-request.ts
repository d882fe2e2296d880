import { toChargeRequest } from "@/lib/charges/ask-gateway";
import type { ChargeRequest } from "@/lib/gateways/types";
import { type FoundInvoice, methodOf } from "./find-invoice";

/** What a gateway is asked about an invoice's charge. */
export function toPayRequest(invoice: FoundInvoice): ChargeRequest {
  return toChargeRequest(invoice.charge, methodOf(invoice) ?? { ref: "" });
}
