import { preconnect, preload } from "react-dom";
import type { GatewayName } from "@/lib/gateways/types";

/** The addresses that the providers' own loaders bring: @stripe/stripe-js 10.2 and @paypal/paypal-js 11.2. */
export const OWN = {
  stripe: { script: "https://js.stripe.com/endive/stripe.js", also: ["https://api.stripe.com"] },
  paypal: { script: null, also: ["https://www.paypal.com", "https://www.sandbox.paypal.com"] },
} as const;

type Props = { gateway: GatewayName; scriptUrl: string | null; nonce: string };

/**
 * Asks for the provider's script from the page's head, so that it comes while the page hydrates. The providers' loaders
 * add their own script element later, and find it in the cache; which of PayPal's two hosts it is, only `begin` tells.
 */
export function ProviderScript({ gateway, scriptUrl, nonce }: Props) {
  if (scriptUrl) return <script async src={scriptUrl} nonce={nonce} />;
  const own = OWN[gateway];
  for (const origin of own.also) preconnect(origin);
  if (own.script) preload(own.script, { as: "script", nonce });
  return null;
}
