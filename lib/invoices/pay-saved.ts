import type { Context } from "@/lib/context";
import type { Locale } from "@/lib/setup/view";
import type { FinishPaymentResult } from "./finish-payment";

export type PaySavedInput = { invoiceId: string; receipt: string; locale: Locale };

/**
 * The customer presses "pay with my saved PayPal": the server charges it. Stripe's saved card is confirmed by the browser
 * instead (`tryPayment`, then the form's own confirm), for its bank may ask.
 * @throws EdgeError unknown_invoice
 */
export async function paySaved(_ctx: Context, _input: PaySavedInput): Promise<FinishPaymentResult> {
  throw new Error("not written");
}
