import type { TriggerCondition, TriggerMode } from "@/lib/generated/prisma/enums";
import { currencyDigits, fromDecimal, type Money, money, toDecimalString } from "@/lib/money";

const SIGNS = { lte: "<=", gte: ">=", eq: "=" } as const;

/** What the sentence is made of, of a row or of a form that is being filled in: there a price or a threshold may be missing yet. */
export type DescribedTrigger = {
  triggerMode: TriggerMode | null;
  triggerCondition: TriggerCondition | null;
  triggerThreshold: number | { toNumber(): number } | null;
  allowAmountOverride: boolean;
  unitPrice: number | null;
  currency: string;
  triggerDescription: string;
};

/** What the item does, for the integrator: "When value <= $15, charge $200". A description that staff wrote stands instead. */
export function describeTrigger(item: DescribedTrigger): string {
  return item.triggerDescription === "" ? triggerSentence(item) : item.triggerDescription;
}

/** The generated sentence, whatever staff wrote. What is missing yet is "…". */
export function triggerSentence(item: DescribedTrigger): string {
  const price = item.unitPrice === null ? "…" : inWords(money(item.unitPrice, item.currency));
  const amount = mayOverride(item) ? `${price} or the amount given` : price;
  const { triggerCondition: condition, triggerThreshold } = item;
  if (item.triggerMode === "event" || condition === null) return `When fired, charge ${amount}`;
  return `When value ${SIGNS[condition]} ${thresholdInWords(item, triggerThreshold)}, charge ${amount}`;
}

/** Whether a fire may name its amount: `fire` goes by the same rule. */
export function mayOverride(item: Pick<DescribedTrigger, "triggerMode" | "allowAmountOverride">): boolean {
  return (item.triggerMode === "variable" || item.triggerMode === "event") && item.allowAmountOverride;
}

function thresholdInWords(
  { triggerMode, currency }: DescribedTrigger,
  threshold: DescribedTrigger["triggerThreshold"],
): string {
  if (threshold === null) return "…";
  const number = typeof threshold === "number" ? threshold : threshold.toNumber();
  // A metered item counts something that is no money.
  const asMoney = triggerMode === "threshold" ? null : fromDecimal(number, currency);
  return asMoney ? inWords(asMoney) : String(number);
}

/** `$15`, `$15.50`: without decimals where there are none. */
export function inWords(amount: Money): string {
  const whole = amount.minor % 10 ** currencyDigits(amount.currency) === 0;
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: amount.currency,
    minimumFractionDigits: whole ? 0 : currencyDigits(amount.currency),
    maximumFractionDigits: whole ? 0 : currencyDigits(amount.currency),
  }).format(Number(toDecimalString(amount)));
}
