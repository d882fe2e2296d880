import { payAction } from "@/lib/http/pay-action";
import { finishPayment } from "@/lib/invoices/finish-payment";
import { presentFinishPayment } from "@/lib/invoices/present-pay-answers";
import { finishPayInput } from "@/lib/invoices/schema";

/** The provider's form is done, whatever it said: asks the provider itself. */
export const POST = payAction({
  schema: finishPayInput,
  run: async (ctx, { address: invoiceId, visitor, input }) => ({
    answer: presentFinishPayment(await finishPayment(ctx, { invoiceId, visitor, ...input })),
  }),
});
