import type { Context } from "@/lib/context";
import type { ClientPayment } from "@/lib/gateways/types";
import type { Locale } from "@/lib/setup/view";

export type BeginPaymentInput = { invoiceId: string; locale: Locale };

/** `elsewhere`: the invoice's state has moved on, and the page shall show that. */
export type BeginPaymentResult =
  | { next: "form"; attempt: number; client: ClientPayment }
  | { next: "elsewhere" };

/**
 * Makes the one object with which the customer pays this invoice, or finds it again. Two tabs, a reload and a repeat after
 * a crash all get the same object, because the provider's key is the charge's id and attempt.
 * @throws EdgeError unknown_invoice; service_unavailable when the gateway cannot be reached or refuses
 */
export async function beginPayment(_ctx: Context, _input: BeginPaymentInput): Promise<BeginPaymentResult> {
  throw new Error("not written");
}
