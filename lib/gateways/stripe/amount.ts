import { type Money, money } from "@/lib/money";
import { GatewayUnsendable } from "../errors";

/**
 * Stripe counts in the currency's minor unit with two exceptions: Iceland's krónur and Uganda's shillings have no decimals
 * but are sent as if they had two, and of three-decimal currencies the last digit must be 0. Forints and Taiwan dollars,
 * which have no decimals in payouts, have their two in charges.
 * https://docs.stripe.com/currencies#special-cases and #three-decimal
 */
const SENT_WITH_TWO_MORE_DIGITS = new Set(["ISK", "UGX"]);
const THREE_DECIMALS = new Set(["BHD", "JOD", "KWD", "OMR", "TND"]);

export function toStripeAmount({ minor, currency }: Money): { amount: number; currency: string } {
  if (THREE_DECIMALS.has(currency) && minor % 10 !== 0)
    throw new GatewayUnsendable("stating the amount", "amount_too_precise");
  const amount = SENT_WITH_TWO_MORE_DIGITS.has(currency) ? minor * 100 : minor;
  return { amount, currency: currency.toLowerCase() };
}

export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  return money(SENT_WITH_TWO_MORE_DIGITS.has(code) ? Math.round(amount / 100) : amount, code);
}
