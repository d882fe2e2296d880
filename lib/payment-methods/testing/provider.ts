import type { GatewayName } from "@/lib/gateways/types";
import { askPaypal } from "@/lib/refunds/testing/elsewhere";
import type { Shop } from "@/lib/testing/factories";
import type { MoneyPath } from "@/lib/testing/money-path";

/** The merchant, or the customer, removes the method at the provider. */
export async function removeAt(
  path: MoneyPath,
  shop: Shop,
  gateway: GatewayName,
  ref: string,
): Promise<void> {
  if (gateway === "stripe") await path.sandbox.control("POST", "stripe/detach", { payment_method: ref });
  else await askPaypal(path, shop, "DELETE", `/v3/vault/payment-tokens/${ref}`);
}

type Renewal = { exp_month?: string; exp_year?: string; last4?: string };

/** The bank sends a new card, and Stripe learns of it; without more it expires four years later. */
export async function renewAt(path: MoneyPath, ref: string, renewal: Renewal): Promise<void> {
  await path.sandbox.control("POST", "stripe/renew-card", { payment_method: ref, ...renewal });
}
