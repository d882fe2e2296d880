import { payCookie } from "@/lib/http/page-cookies";
import { payAction } from "@/lib/http/pay-action";
import { paySaved } from "@/lib/invoices/pay-saved";
import { presentFinishPayment } from "@/lib/invoices/present-pay-answers";
import { paySavedInput } from "@/lib/invoices/schema";
import { newToken } from "@/lib/secrets";

/** The customer pays with the saved PayPal account: the server charges it, and marks the browser that pressed. */
export const POST = payAction({
  schema: paySavedInput,
  run: async (ctx, { address: invoiceId, visitor, input }) => {
    const receipt = visitor.receipt ?? newToken();
    const result = await paySaved(ctx, { invoiceId, receipt, ...input });
    return { answer: presentFinishPayment(result), cookie: payCookie(receipt, invoiceId) };
  },
});
