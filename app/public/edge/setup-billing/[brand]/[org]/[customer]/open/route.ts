import { pageCookie } from "@/lib/http/page-cookies";
import { pageRedirect } from "@/lib/http/page-redirect";

/** Our tokens, and nothing that could break out of a cookie. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Moves a signed link's token from the address into a cookie of this page. Nothing is used up and nothing is looked up: a
 * wrong token becomes a cookie that opens nothing, and a mail scanner may come as often as it likes.
 */
export const GET = pageRedirect(async ({ address, query }) => {
  const token = query.get("t") ?? "";
  return TOKEN.test(token) ? { cookie: pageCookie("edge_link", token, address) } : {};
});
