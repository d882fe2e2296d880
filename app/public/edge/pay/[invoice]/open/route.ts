import { payAction } from "@/lib/http/pay-action";
import { openInvoice } from "@/lib/invoices/open-invoice";
import { openPayInput } from "@/lib/invoices/schema";

/** The page is shown in a browser. */
export const POST = payAction({
  schema: openPayInput,
  run: async (ctx, { address: invoiceId }) => {
    await openInvoice(ctx, { invoiceId });
    return { answer: {} };
  },
});
