import type { Context } from "@/lib/context";
import type { Locale } from "@/lib/setup/view";

export type TryPaymentInput = {
  invoiceId: string;
  /** The mark of the browser that presses: it alone sees the receipt. */
  receipt: string;
  /** As `beginPayment` answered it. */
  attempt: number;
  method: "saved" | "other";
  locale: Locale;
};

/** `held_back`: too many refused tries lately. `elsewhere`: the invoice's state has moved on. */
export type TryPaymentResult = "go" | "held_back" | "elsewhere";

/**
 * Asked when the customer presses the button and before the provider is: counts the try, so that card testers find an end.
 * @throws EdgeError unknown_invoice
 */
export async function tryPayment(_ctx: Context, _input: TryPaymentInput): Promise<TryPaymentResult> {
  throw new Error("not written");
}
