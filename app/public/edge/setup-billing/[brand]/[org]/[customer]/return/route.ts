import { customerContext, toLinkAddress } from "@/lib/http/page-action";
import { readVisitor } from "@/lib/http/page-cookies";
import { toLocale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { finishFromPage } from "@/lib/setup/finish-from-page";
import { setupPath } from "@/lib/setup/page-path";

type Segments = { params: Promise<{ brand: string; org: string; customer: string }> };

/**
 * Where a provider's redirect comes back. Nothing in its query is believed: the provider is asked, and the clean page shows
 * what our rows then say. Should asking fail, the page waits and asks again.
 */
export async function GET(request: Request, { params }: Segments): Promise<Response> {
  const address = await toLinkAddress(params);
  const requestId = newId("req");
  const ctx = customerContext(address, requestId, request.headers);
  const query = new URL(request.url).searchParams;
  const locale = toLocale(query.get("locale"));
  try {
    await finishFromPage(ctx, {
      address,
      visitor: readVisitor(request.headers),
      ...(query.has("cancelled") ? { outcome: "cancelled" } : {}),
    });
  } catch (error) {
    log().error({ err: error, requestId }, "A return from the provider could not be finished");
  }
  const location = setupPath(address) + (locale ? `?locale=${locale}` : "");
  return new Response(null, {
    status: 303,
    headers: { location, "cache-control": "no-store", "x-request-id": requestId },
  });
}
