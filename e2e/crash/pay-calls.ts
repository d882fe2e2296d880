import type { Context } from "@/lib/context";
import { beginPayment } from "@/lib/invoices/begin-payment";
import { finishPayment } from "@/lib/invoices/finish-payment";
import { paySaved } from "@/lib/invoices/pay-saved";
import { tryPayment } from "@/lib/invoices/try-payment";
import { voidInvoice } from "@/lib/invoices/void-invoice";

/** One call of the pay page, or of whoever calls its invoice off. */
export type PayCall = { verb: "pay"; ctx: Context; invoiceId: string; receipt: string } & (
  | { does: "begin" | "saved" | "finish" | "void" }
  | { does: "try"; attempt: number }
);

export function runPay(call: PayCall): Promise<unknown> {
  const { ctx, invoiceId, receipt } = call;
  switch (call.does) {
    case "begin":
      return beginPayment(ctx, { invoiceId, locale: "en" });
    case "try":
      return tryPayment(ctx, { invoiceId, receipt, attempt: call.attempt, method: "other", locale: "en" });
    case "saved":
      return paySaved(ctx, { invoiceId, receipt, locale: "en" });
    case "finish":
      return finishPayment(ctx, { invoiceId, visitor: { receipt } });
    case "void":
      return voidInvoice(ctx, invoiceId, "Sent by mistake");
  }
}
