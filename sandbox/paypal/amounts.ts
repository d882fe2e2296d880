import { type JsonObject, objectAt, textAt } from "./http/body";
import { issueText } from "./http/issue-text";
import { PaypalProblem } from "./http/problem";

export type WireMoney = { currency_code: string; value: string };

const CURRENCIES = new Set(
  "AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB USD".split(
    " ",
  ),
);
/** PayPal takes these without decimals, although HUF and TWD have some in ISO 4217. */
const WITHOUT_DECIMALS = new Set(["HUF", "JPY", "TWD"]);

const decimalsOf = (currency: string) => (WITHOUT_DECIMALS.has(currency) ? 0 : 2);

/** Which issue a wrong number of decimals is: Orders and Payments name it differently. */
export type DecimalsIssue = "DECIMAL_PRECISION" | "DECIMALS_NOT_SUPPORTED";

function amountRefused(issue: string, field: string, value: string): PaypalProblem {
  return new PaypalProblem("unprocessable", [{ field, value, issue, ...issueText(issue) }]);
}

/** A positive amount with its currency's own decimals; throws PayPal's refusal otherwise. */
export function moneyAt(value: unknown, field: string, decimalsIssue: DecimalsIssue): WireMoney {
  const money: JsonObject = objectAt(value, field);
  const currency = textAt(money.currency_code, `${field}/currency_code`, 3);
  const text = textAt(money.value, `${field}/value`, 32, /^((-?[0-9]+)|(-?([0-9]+)?[.][0-9]+))$/);
  if (!CURRENCIES.has(currency))
    throw amountRefused("INVALID_CURRENCY_CODE", `${field}/currency_code`, currency);
  const given = text.split(".")[1]?.length ?? 0;
  if (given > decimalsOf(currency)) {
    const issue = decimalsOf(currency) === 0 ? decimalsIssue : "DECIMAL_PRECISION";
    throw amountRefused(issue, `${field}/value`, text);
  }
  if (Number(text) <= 0) throw amountRefused("CANNOT_BE_ZERO_OR_NEGATIVE", `${field}/value`, text);
  return toMoney(toUnits({ currency_code: currency, value: text }), currency);
}

/** PayPal's smallest unit of a currency (whole forints). */
export function toUnits(money: WireMoney): number {
  return Math.round(Number(money.value) * 10 ** decimalsOf(money.currency_code));
}

export function toMoney(units: number, currency: string): WireMoney {
  const decimals = decimalsOf(currency);
  return { currency_code: currency, value: (units / 10 ** decimals).toFixed(decimals) };
}

/** Minor units as ISO 4217 counts them, which the ledger keeps. */
export function toMinor(money: WireMoney): number {
  return money.currency_code === "JPY" ? toUnits(money) : Math.round(Number(money.value) * 100);
}

/** Fee of a commercial payment: 3.49 % and a fixed part, never more than the amount. */
export function feeOf(gross: WireMoney): WireMoney {
  const units = toUnits(gross);
  const fixed = decimalsOf(gross.currency_code) === 0 ? 40 : 49;
  return toMoney(Math.min(units, Math.round(units * 0.0349) + fixed), gross.currency_code);
}

export function subtract(from: WireMoney, less: WireMoney): WireMoney {
  return toMoney(toUnits(from) - toUnits(less), from.currency_code);
}
