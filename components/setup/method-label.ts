import { isolate } from "@/lib/i18n/translator";
import type { Locale, MethodView } from "@/lib/setup/view";

/** A method's label for a sentence: a card's dots and digits stay on one line. */
export function methodLabel({ label, type }: MethodView, locale: Locale): string {
  return isolate(locale, type === "card" ? label.replaceAll(" ", "\u00a0") : label);
}
