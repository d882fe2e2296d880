import { payCookie } from "@/lib/http/page-cookies";
import { payAction } from "@/lib/http/pay-action";
import { presentTryPayment } from "@/lib/invoices/present-pay-answers";
import { tryPayInput } from "@/lib/invoices/schema";
import { tryPayment } from "@/lib/invoices/try-payment";
import { newToken } from "@/lib/secrets";

/** The button was pressed: counts the try before the provider is asked, and marks the browser that pressed. */
export const POST = payAction({
  schema: tryPayInput,
  run: async (ctx, { address: invoiceId, visitor, input }) => {
    const receipt = visitor.receipt ?? newToken();
    const result = await tryPayment(ctx, { invoiceId, receipt, ...input });
    return { answer: presentTryPayment(result), cookie: payCookie(receipt, invoiceId) };
  },
});
