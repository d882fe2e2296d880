import type { GatewayAccountView } from "@/lib/gateway-accounts/view";
import type { GatewayName } from "@/lib/gateways/types";

export const GATEWAY_NAMES: Record<GatewayName, string> = { stripe: "Stripe", paypal: "PayPal" };

/** "Stripe, test mode, in use". */
export function accountTitle({ gateway, mode, status, isDefault }: GatewayAccountView): string {
  const use = status === "active" ? "in use for new set-ups" : "disabled for new set-ups";
  return `${GATEWAY_NAMES[gateway]}, ${mode} mode, ${use}${isDefault ? ", the default gateway" : ""}`;
}

/** "1,204", "10,000+". */
export function customersText({ customers: { count, more } }: GatewayAccountView): string {
  return `${count.toLocaleString("en")}${more ? "+" : ""}`;
}

/** "no active customer's method", "the methods of 12 active customers". */
export function savedMethodsText(account: GatewayAccountView): string {
  if (account.customers.count === 0) return "No active customer's payment method is saved there.";
  if (account.customers.count === 1)
    return "The payment method of 1 active customer is saved there and goes on being charged.";
  return `The payment methods of ${customersText(account)} active customers are saved there and go on being charged.`;
}
