import { fromDecimal, type Money, money, toDecimalString } from "@/lib/money";
import { GatewayRejected } from "../errors";

/** As it crosses PayPal's wire. */
export type PaypalMoney = { currency_code: string; value: string };

/**
 * PayPal takes these without decimals, although ISO 4217 gives them two.
 * https://developer.paypal.com/api/rest/reference/currency-codes/
 */
const WHOLE_ONLY = new Set(["HUF", "TWD"]);

export function toPaypalMoney(amount: Money): PaypalMoney {
  const { minor, currency } = amount;
  if (!WHOLE_ONLY.has(currency)) return { currency_code: currency, value: toDecimalString(amount) };
  if (minor % 100 !== 0) throw new GatewayRejected("stating the amount", "amount_too_precise");
  return { currency_code: currency, value: String(minor / 100) };
}

/** Null when PayPal's text is no amount of that currency. */
export function fromPaypalMoney({ currency_code, value }: PaypalMoney): Money | null {
  const amount = fromDecimal(value, currency_code);
  return amount && money(amount.minor, amount.currency);
}
