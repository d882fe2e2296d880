import type { OpenPayView } from "@/lib/invoices/view";
import type { MethodView } from "@/lib/setup/view";

/**
 * What one press of the button pays with; null where only a form does. A charge that PayPal wants confirmed is confirmed at
 * PayPal: charging the saved account once more would be refused once more.
 */
export function atOnePress({ why, gateway, savedMethod }: OpenPayView): MethodView | null {
  return why === "confirm" && gateway === "paypal" ? null : savedMethod;
}
