import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import type { GatewayName } from "@/lib/gateways/types";
import type { PagePolicy } from "@/lib/http/content-policy";
import { readVisitor } from "@/lib/http/page-cookies";
import { pageHeaders } from "@/lib/http/page-headers";
import { resolveLocale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids";
import { getPayFramePolicy } from "@/lib/invoices/get-pay-frame-policy";
import { getFramePolicy } from "@/lib/setup/get-frame-policy";

const SETUP_PAGE = /^\/public\/edge\/setup-billing\/([^/]+)\/([^/]+)\/([^/]+)\/?$/;
const PAY_PAGE = /^\/public\/edge\/pay\/([^/]+)\/?$/;
const MAIL_PAGE = /^\/mailbox\/[^/]+\/?$/;
const STAFF_PAGE = /^\/admin(?:\/|$)/;
/** A brand's page as it would look, shown in a frame of the brand's editor. */
const PREVIEW_PAGE = /^\/admin\/preview\//;

/**
 * Headers of every page: a nonce for this answer, what the page may load, who may frame it, and the language that all of
 * it is written in. It guards nothing: pages and actions check for themselves.
 */
export async function proxy(request: NextRequest) {
  const path = request.nextUrl.pathname;
  const staff = STAFF_PAGE.test(path);
  const { gateway, embedOrigins, brandLocale } = (await framePolicy(request)) ?? {
    gateway: null,
    embedOrigins: PREVIEW_PAGE.test(path) ? ["'self'"] : [],
    brandLocale: null,
  };
  const policy: PagePolicy = {
    nonce: randomBytes(18).toString("base64"),
    gateway,
    standIns: gateway ? standIns(gateway) : [],
    embedOrigins,
    development: env().NODE_ENV === "development",
    https: env().APP_URL.startsWith("https:"),
    styleAttributes: staff || MAIL_PAGE.test(path),
    framesOwnPages: staff && !PREVIEW_PAGE.test(path),
  };
  const answer = pageHeaders(policy);
  // Staff pages speak English; the locale in a preview's address is the previewed page's.
  const locale =
    staff && !PREVIEW_PAGE.test(path)
      ? "en"
      : resolveLocale({
          query: request.nextUrl.searchParams.get("locale"),
          brand: brandLocale,
          acceptLanguage: request.headers.get("accept-language"),
        });
  const requestId = newId("req");

  const inward = new Headers(request.headers);
  // Next takes the nonce for its own scripts from here.
  inward.set("content-security-policy", answer["content-security-policy"] ?? "");
  inward.set("x-nonce", policy.nonce);
  inward.set("x-edge-locale", locale);
  // Where whoever must sign in first comes back to.
  inward.set("x-edge-path", path + request.nextUrl.search);
  inward.set("x-request-id", requestId);
  const response = NextResponse.next({ request: { headers: inward } });
  for (const [name, value] of Object.entries({ ...answer, "x-request-id": requestId }))
    response.headers.set(name, value);
  return response;
}

function framePolicy({ nextUrl, headers }: NextRequest) {
  const [, invoiceId] = PAY_PAGE.exec(nextUrl.pathname)?.map(decode) ?? [];
  if (invoiceId) return getPayFramePolicy(invoiceId);
  const [, brandNumber, orgId, customerId] = SETUP_PAGE.exec(nextUrl.pathname)?.map(decode) ?? [];
  if (!brandNumber || !orgId || !customerId) return null;
  return getFramePolicy({ brandNumber, orgId, customerId }, readVisitor(headers));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function standIns(gateway: GatewayName): string[] {
  const { STRIPE_JS_URL, STRIPE_API_BASE, PAYPAL_JS_URL, PAYPAL_API_BASE } = env();
  const urls = gateway === "stripe" ? [STRIPE_JS_URL, STRIPE_API_BASE] : [PAYPAL_JS_URL, PAYPAL_API_BASE];
  return [...new Set(urls.filter((url) => url !== undefined).map((url) => new URL(url).origin))];
}

export const config = {
  // Pages only: not Next's own files, the probes, the API or a page's POSTs, whose answers have headers of their own.
  matcher: [
    "/((?!_next/|apis/|healthz$|readyz$|metrics$|public/edge/(?!setup-billing/[^/]+/[^/]+/[^/]+/?$|pay/[^/]+/?$)).*)",
  ],
};
