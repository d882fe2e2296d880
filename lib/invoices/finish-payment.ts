import type { Context } from "@/lib/context";
import type { PayVisitor } from "./find-invoice";

export type FinishPaymentInput = {
  invoiceId: string;
  visitor: PayVisitor;
  /** The customer says that it called it off. A hint: what the gateway says counts. */
  outcome?: "cancelled" | undefined;
};

/** `waiting`: nothing was paid, with the reason where the gateway gave one. `settled`: paid, void or otherwise over. */
export type FinishPaymentResult =
  | { state: "settled" }
  | { state: "processing" }
  | { state: "waiting"; failureCode?: string }
  | { state: "called_off" }
  | { state: "held_back" }
  | { state: "elsewhere" };

/**
 * Asks the gateway what became of the payment, and converges.
 * @throws EdgeError unknown_invoice
 */
export async function finishPayment(_ctx: Context, _input: FinishPaymentInput): Promise<FinishPaymentResult> {
  throw new Error("not written");
}
