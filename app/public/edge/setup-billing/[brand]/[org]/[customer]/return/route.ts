import { readVisitor } from "@/lib/http/page-cookies";
import { pageRedirect } from "@/lib/http/page-redirect";
import { log } from "@/lib/log";
import { finishFromPage } from "@/lib/setup/finish-from-page";

/**
 * Where a provider's redirect comes back. Nothing in its query is believed: the provider is asked, and the clean page shows
 * what our rows then say. Should asking fail, the page waits and asks again.
 */
export const GET = pageRedirect(async ({ ctx, address, query, headers }) => {
  const outcome = query.has("cancelled") ? "cancelled" : undefined;
  await finishFromPage(ctx, { address, visitor: readVisitor(headers), outcome }).catch((error) =>
    log().error({ err: error, requestId: ctx.requestId }, "A return from the provider could not be finished"),
  );
  return {};
});
