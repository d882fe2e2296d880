import type { Context } from "@/lib/context";
import { toLocale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids";
import { payPath } from "@/lib/invoices/pay-path";
import type { LinkAddress } from "@/lib/setup/find-link";
import { setupPath } from "@/lib/setup/page-path";
import { toResponse } from "./answer";
import { toErrorAnswer } from "./error-answer";
import { locateLink } from "./page-action";
import type { Locate } from "./page-post";
import { locateInvoice } from "./pay-action";

type Visit<Address> = { ctx: Context; address: Address; query: URLSearchParams; headers: Headers };
type Visiting<Address> = (visit: Visit<Address>) => Promise<{ cookie?: string }>;

/** A GET beside the hosted setup page that shows nothing itself: it leads to the clean page, in the same language. */
export function pageRedirect(visit: Visiting<LinkAddress>) {
  return redirectTo(setupPath, locateLink, visit);
}

/** The same beside the pay page. */
export function payRedirect(visit: Visiting<string>) {
  return redirectTo(payPath, locateInvoice, visit);
}

function redirectTo<Params, Address>(
  toPath: (address: Address) => string,
  locate: Locate<Params, Address>,
  visit: Visiting<Address>,
) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    const requestId = newId("req");
    try {
      const { ctx, address } = await locate(await params, requestId, request.headers);
      const query = new URL(request.url).searchParams;
      const { cookie } = await visit({ ctx, address, query, headers: request.headers });
      const locale = toLocale(query.get("locale"));
      const headers = new Headers({
        location: toPath(address) + (locale ? `?locale=${locale}` : ""),
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
