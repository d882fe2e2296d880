import { toLinkAddress } from "@/lib/http/page-action";
import { pageCookie } from "@/lib/http/page-cookies";
import { setupPath } from "@/lib/setup/page-path";

type Segments = { params: Promise<{ brand: string; org: string; customer: string }> };

/** Our tokens, and nothing that could break out of a cookie. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Moves a signed link's token from the address into a cookie of this page. Nothing is used up and nothing is looked up: a
 * wrong token becomes a cookie that opens nothing, and a mail scanner may come as often as it likes.
 */
export async function GET(request: Request, { params }: Segments): Promise<Response> {
  const address = await toLinkAddress(params);
  const query = new URL(request.url).searchParams;
  const token = query.get("t") ?? "";
  const locale = query.get("locale");
  const headers = new Headers({
    location: setupPath(address) + (locale ? `?locale=${encodeURIComponent(locale)}` : ""),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  });
  if (TOKEN.test(token)) headers.append("set-cookie", pageCookie("edge_link", token, address));
  return new Response(null, { status: 303, headers });
}
