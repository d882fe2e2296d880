import type { Context } from "@/lib/context";
import { toLocale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids";
import type { LinkAddress } from "@/lib/setup/find-link";
import { setupPath } from "@/lib/setup/page-path";
import { toResponse } from "./answer";
import { toErrorAnswer } from "./error-answer";
import { customerContext, type Segments, toLinkAddress } from "./page-action";

type Visit = { ctx: Context; address: LinkAddress; query: URLSearchParams; headers: Headers };

/** A GET beside the hosted page that shows nothing itself: it leads to the clean page, in the same language. */
export function pageRedirect(visit: (visit: Visit) => Promise<{ cookie?: string }>) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    const requestId = newId("req");
    try {
      const address = await toLinkAddress(params);
      const query = new URL(request.url).searchParams;
      const ctx = customerContext(address, requestId, request.headers);
      const { cookie } = await visit({ ctx, address, query, headers: request.headers });
      const locale = toLocale(query.get("locale"));
      const headers = new Headers({
        location: setupPath(address) + (locale ? `?locale=${locale}` : ""),
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-request-id": requestId,
      });
      if (cookie) headers.append("set-cookie", cookie);
      return new Response(null, { status: 303, headers });
    } catch (error) {
      return toResponse(toErrorAnswer(error, requestId), requestId);
    }
  };
}
