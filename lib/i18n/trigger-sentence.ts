import type { Locale, TriggerView } from "@/lib/setup/view";
import { formatCount, formatMoney, formatThreshold } from "./format";
import { isolate, translator } from "./translator";

const USAGE = { lte: "trigger.usageLte", gte: "trigger.usageGte", eq: "trigger.usageEq" } as const;

/**
 * What may be charged later, as a phrase that begins or ends with the amount and carries no full stop, so that it
 * stands alone in the summary and after a colon in the consent. Fixed and threshold items charge one exact amount;
 * variable and event items say the most that a charge can be.
 */
export function triggerSentence(trigger: TriggerView, locale: Locale): string {
  const t = translator(locale);
  const exact = trigger.mode === "fixed" || trigger.mode === "threshold";
  const price = exact ? trigger.unitPrice : trigger.cap;
  const amount = isolate(locale, formatMoney(price, locale));
  const { condition, threshold } = trigger;
  if (trigger.mode === "event" || condition === null || threshold === null) {
    const item = isolate(locale, trigger.itemName);
    return exact ? t("trigger.exactAny", { amount, item }) : t("trigger.mostAny", { amount, item });
  }
  if (trigger.mode === "threshold") {
    // What a metered item counts is no money.
    const used = { amount, threshold: isolate(locale, formatCount(threshold, locale)) };
    return t(USAGE[condition], used);
  }
  const values = { amount, threshold: isolate(locale, formatThreshold(threshold, price.currency, locale)) };
  switch (condition) {
    case "lte":
      return exact ? t("trigger.exactLte", values) : t("trigger.mostLte", values);
    case "gte":
      return exact ? t("trigger.exactGte", values) : t("trigger.mostGte", values);
    case "eq":
      return exact ? t("trigger.exactEq", values) : t("trigger.mostEq", values);
  }
}
