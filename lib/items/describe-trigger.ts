import { currencyDigits, fromDecimal, type Money, money, toDecimalString } from "@/lib/money";
import type { TriggerItem } from "./list-items";

const SIGNS = { lte: "<=", gte: ">=", eq: "=" } as const;

/** What the item does, for the integrator: "When value <= $15, charge $200". A description that staff wrote stands instead. */
export function describeTrigger(item: TriggerItem): string {
  if (item.triggerDescription !== "") return item.triggerDescription;
  const price = inWords(money(item.unitPrice, item.currency));
  const amount = mayOverride(item) ? `${price} or the amount given` : price;
  const { triggerCondition: condition, triggerThreshold } = item;
  if (item.triggerMode === "event" || condition === null || triggerThreshold === null)
    return `When fired, charge ${amount}`;
  const threshold = triggerThreshold.toNumber();
  // A metered item counts something that is no money.
  const asMoney = item.triggerMode === "threshold" ? null : fromDecimal(threshold, item.currency);
  return `When value ${SIGNS[condition]} ${asMoney ? inWords(asMoney) : threshold}, charge ${amount}`;
}

/** Whether a fire may name its amount: `fire` goes by the same rule. */
export function mayOverride(item: TriggerItem): boolean {
  return (item.triggerMode === "variable" || item.triggerMode === "event") && item.allowAmountOverride;
}

/** `$15`, `$15.50`: without decimals where there are none. */
function inWords(amount: Money): string {
  const whole = amount.minor % 10 ** currencyDigits(amount.currency) === 0;
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: amount.currency,
    minimumFractionDigits: whole ? 0 : currencyDigits(amount.currency),
    maximumFractionDigits: whole ? 0 : currencyDigits(amount.currency),
  }).format(Number(toDecimalString(amount)));
}
