import { formatMoney } from "@/lib/i18n/format";
import { isolate, translator } from "@/lib/i18n/translator";
import { triggerSentence } from "@/lib/i18n/trigger-sentence";
import type { Locale, OpenView } from "./view";

/** Raised whenever a sentence of `consent` or `trigger` changes in any language: receipts name the text that was shown. */
export const CONSENT_VERSION = "2026-11-22";

/**
 * The mandate that stands right above the button: saving the method, what is charged now, which charges may follow
 * without the customer being asked, and how to stop them. One paragraph, exactly as shown, fit to be kept.
 */
export function consentText(
  view: Pick<OpenView, "brand" | "gateway" | "dueNow" | "trigger">,
  locale: Locale,
): string {
  const t = translator(locale);
  const brand = isolate(locale, view.brand.name);
  const sentences = [consentNow(view, locale)];
  if (view.trigger) {
    const trigger = triggerSentence(view.trigger, locale);
    const confirmed = view.trigger.captureMode === "client_confirm";
    sentences.push(t(confirmed ? "consent.laterConfirmed" : "consent.later", { brand, trigger }));
  }
  sentences.push(t("consent.stop", { brand }));
  return sentences.join(locale === "ja" ? "" : " ");
}

function consentNow(
  { brand: { name }, gateway, dueNow }: Pick<OpenView, "brand" | "gateway" | "dueNow">,
  locale: Locale,
): string {
  const t = translator(locale);
  const brand = isolate(locale, name);
  if (!dueNow) return t(gateway === "stripe" ? "consent.cardSave" : "consent.paypalSave", { brand });
  const amount = isolate(locale, formatMoney(dueNow, locale));
  return t(gateway === "stripe" ? "consent.cardPay" : "consent.paypalPay", { brand, amount });
}
