import type { GatewayAccountView } from "@/lib/gateway-accounts/view";
import type { GatewayName } from "@/lib/gateways/types";

export const GATEWAY_NAMES: Record<GatewayName, string> = { stripe: "Stripe", paypal: "PayPal" };

/** "Stripe, test mode, in use". */
export function accountTitle({ gateway, mode, status, isDefault }: GatewayAccountView): string {
  const use = status === "active" ? "in use" : "not in use";
  return `${GATEWAY_NAMES[gateway]}, ${mode} mode, ${use}${isDefault ? ", the default gateway" : ""}`;
}

/** "1,204", "10,000+". */
export function customersText({ customers: { count, more } }: GatewayAccountView): string {
  return `${count.toLocaleString("en")}${more ? "+" : ""}`;
}

/** What the account holds that others depend on, in a sentence. */
export function savedMethodsText(account: GatewayAccountView): string {
  const { count } = account.customers;
  if (count === 0) return "No active customer's payment method is saved at this account.";
  if (count === 1) return "The payment method of 1 active customer is saved at this account.";
  return `The payment methods of ${customersText(account)} active customers are saved at this account.`;
}
