import type { Context } from "./context";
import { publishableKeyOf } from "./keys";
import type { NextAction, PaymentIntent, SetupIntent } from "./objects";

const NOUN = "presentation";

export type Presentation = { id: string; mode: "page" | "redirect" };

/** How the bank asks on this account: in the page, unless someone wanted redirects. */
export function setPresentation(ctx: Context, mode: Presentation["mode"]): void {
  ctx.core.store.put("stripe", ctx.account, NOUN, NOUN, { id: NOUN, mode } satisfies Presentation);
}

/**
 * What the customer has to do: a challenge that Stripe.js shows in the page, or a page to go to when the caller
 * gave a `return_url` and is not Stripe.js (`use_stripe_sdk`), or when redirects are wanted.
 */
export function nextAction(
  ctx: Context,
  intent: PaymentIntent | SetupIntent,
  how: { returnUrl: string | undefined; useSdk: boolean },
): NextAction {
  const mode = ctx.core.store.get<Presentation>("stripe", ctx.account, NOUN, NOUN)?.mode ?? "page";
  const url = new URL(`/stripe/authorize/${intent.id}`, ctx.core.origin);
  url.searchParams.set("client_secret", intent.client_secret);
  url.searchParams.set("key", publishableKeyOf(ctx.account));
  url.searchParams.set("locale", "auto");
  if (how.returnUrl && (mode === "redirect" || !how.useSdk)) {
    url.searchParams.set("return_url", how.returnUrl);
    return { type: "redirect_to_url", redirect_to_url: { url: url.href, return_url: how.returnUrl } };
  }
  return {
    type: "use_stripe_sdk",
    use_stripe_sdk: {
      type: "three_d_secure_redirect",
      stripe_js: url.href,
      source: ctx.core.newId("payatt_"),
    },
  };
}
