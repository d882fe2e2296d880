import type { GatewayName } from "@/lib/gateways/types";

/** As the providers write themselves. */
export const NAMES: Record<GatewayName, string> = { stripe: "Stripe", paypal: "PayPal" };
