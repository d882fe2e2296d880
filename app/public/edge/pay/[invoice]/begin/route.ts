import { payCookie } from "@/lib/http/page-cookies";
import { payAction } from "@/lib/http/pay-action";
import { beginPayment } from "@/lib/invoices/begin-payment";
import { presentBeginPayment } from "@/lib/invoices/present-pay-answers";
import { beginPayInput } from "@/lib/invoices/schema";
import { newToken } from "@/lib/secrets";

/**
 * The form is shown: makes the gateway's object, or finds it again. The browser is marked now already, so that two tabs of
 * it that press at once are one browser.
 */
export const POST = payAction({
  schema: beginPayInput,
  run: async (ctx, { address: invoiceId, visitor, input: { locale } }) => ({
    answer: presentBeginPayment(await beginPayment(ctx, { invoiceId, locale }), invoiceId, locale),
    ...(visitor.receipt ? {} : { cookie: payCookie(newToken(), invoiceId) }),
  }),
});
