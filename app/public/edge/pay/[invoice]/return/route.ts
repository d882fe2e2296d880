import { readVisitor } from "@/lib/http/page-cookies";
import { payRedirect } from "@/lib/http/page-redirect";
import { finishPayment } from "@/lib/invoices/finish-payment";
import { log } from "@/lib/log";

/**
 * Where a provider's redirect comes back. Nothing in its query is believed: the provider is asked, and the clean page shows
 * what our rows then say. Should asking fail, the page waits and asks again.
 */
export const GET = payRedirect(async ({ ctx, address: invoiceId, query, headers }) => {
  const outcome = query.has("cancelled") ? "cancelled" : undefined;
  await finishPayment(ctx, { invoiceId, visitor: readVisitor(headers), outcome }).catch((error) =>
    log().error({ err: error, requestId: ctx.requestId }, "A return from the provider could not be finished"),
  );
  return {};
});
