import { env } from "@/lib/env";
import type { GatewayName } from "@/lib/gateways/types";

/** Origins that play this gateway in its place. */
export function standInsOf(gateway: GatewayName): string[] {
  const { STRIPE_JS_URL, STRIPE_API_BASE, PAYPAL_JS_URL, PAYPAL_API_BASE } = env();
  const urls = gateway === "stripe" ? [STRIPE_JS_URL, STRIPE_API_BASE] : [PAYPAL_JS_URL, PAYPAL_API_BASE];
  return [...new Set(urls.flatMap((url) => (url ? [new URL(url).origin] : [])))];
}
