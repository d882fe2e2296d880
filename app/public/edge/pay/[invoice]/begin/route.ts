import { payAction } from "@/lib/http/pay-action";
import { beginPayment } from "@/lib/invoices/begin-payment";
import { presentBeginPayment } from "@/lib/invoices/present-pay-answers";
import { beginPayInput } from "@/lib/invoices/schema";

/** The form is shown: makes the gateway's object, or finds it again. */
export const POST = payAction({
  schema: beginPayInput,
  run: async (ctx, { address: invoiceId, input: { locale } }) => ({
    answer: presentBeginPayment(await beginPayment(ctx, { invoiceId, locale }), invoiceId, locale),
  }),
});
