import { env } from "@/lib/env";
import { makePaypalGateway } from "./paypal/gateway";
import { makeStripeGateway } from "./stripe/gateway";
import type { Gateway, GatewayName } from "./types";

let gateways: Record<GatewayName, Gateway<unknown>> | undefined;

/**
 * The one place where gateways meet their configuration. Made at first use, for a build evaluates modules without an
 * environment; each gateway checks the shape of the credentials that a call brings.
 */
export function gatewayFor(name: GatewayName): Gateway<unknown> {
  gateways ??= {
    stripe: makeStripeGateway({ apiBase: env().STRIPE_API_BASE }),
    paypal: makePaypalGateway({ apiBase: env().PAYPAL_API_BASE }),
  };
  return gateways[name];
}
