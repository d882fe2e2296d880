import type { Core, Reply, Route } from "../../core/types";
import { type Asset, bundle, script, stylesheet } from "./assets";
import { challengePage, paymentPage } from "./pages";

const plain = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "cross-origin",
};

/** Only the sandbox's own files and calls; `framed` pages may stand in any page, the others in none. */
function toPolicy(framed: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `font-src ${framed ? "data: https: http:" : "'none'"}`,
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${framed ? "*" : "'none'"}`,
  ].join("; ");
}

function page(body: string, framed: boolean): Reply {
  return {
    status: 200,
    headers: {
      ...plain,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": toPolicy(framed),
    },
    body,
  };
}

function serve(asset: Asset): Route {
  const headers = {
    ...plain,
    "content-type": asset.type,
    "cache-control": "public, max-age=31536000, immutable",
  };
  return { method: "GET", pattern: asset.href, run: () => ({ status: 200, headers, body: asset.body }) };
}

/**
 * The browser side of the sandbox's Stripe: `/stripe.js`, the frames that it opens and the page that it redirects to.
 * Compiled once, when the sandbox starts.
 */
export function browserRoutes(_core: Core): Route[] {
  const stripeJs = bundle("./host/main.ts", "iife");
  const payment = script("payment", "./frame/main.ts");
  const challenge = script("challenge", "./challenge/frame-main.ts");
  const redirect = script("authorize", "./challenge/redirect-main.ts");
  const paymentStyle = stylesheet("payment", "./frame/payment.css");
  const challengeStyle = stylesheet("challenge", "./challenge/challenge.css");

  const stripeHeaders = {
    ...plain,
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "no-cache",
  };
  return [
    {
      method: "GET",
      pattern: "/stripe.js",
      run: () => ({ status: 200, headers: stripeHeaders, body: stripeJs }),
    },
    {
      method: "GET",
      pattern: "/stripe/elements/payment",
      run: () => page(paymentPage(paymentStyle, payment), true),
    },
    {
      method: "GET",
      pattern: "/stripe/challenge",
      run: () => page(challengePage(challengeStyle, challenge, true), true),
    },
    {
      method: "GET",
      pattern: "/stripe/authorize/:intentId",
      run: () => page(challengePage(challengeStyle, redirect, false), false),
    },
    ...[payment, challenge, redirect, paymentStyle, challengeStyle].map(serve),
  ];
}
