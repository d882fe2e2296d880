import { currencyDigits, fromDecimal, type Money, money, toDecimalString } from "@/lib/money";
import { GatewayUnsendable } from "../errors";

/** As it crosses PayPal's wire. */
export type PaypalMoney = { currency_code: string; value: string };

/**
 * PayPal takes these without decimals, although ISO 4217 gives them two.
 * https://developer.paypal.com/api/rest/reference/currency-codes/
 */
const WHOLE_ONLY = new Set(["HUF", "TWD"]);

/**
 * Refuses what PayPal could not take, before it is asked: a part of what it knows no parts of, and the currencies that ISO
 * 4217 gives three decimals or none, of which PayPal knows the yen alone.
 */
export function toPaypalMoney(amount: Money): PaypalMoney {
  const { minor, currency } = amount;
  if (currencyDigits(currency) !== 2 && currency !== "JPY")
    throw new GatewayUnsendable("stating the amount", "currency_not_supported");
  if (!WHOLE_ONLY.has(currency)) return { currency_code: currency, value: toDecimalString(amount) };
  if (minor % 100 !== 0) throw new GatewayUnsendable("stating the amount", "amount_too_precise");
  return { currency_code: currency, value: String(minor / 100) };
}

/** Null when PayPal's text is no amount of that currency. */
export function fromPaypalMoney({ currency_code, value }: PaypalMoney): Money | null {
  const amount = fromDecimal(value, currency_code);
  return amount && money(amount.minor, amount.currency);
}
