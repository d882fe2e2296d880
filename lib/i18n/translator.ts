import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/setup/view";
import { textDirection } from "./locales";
import { MESSAGES } from "./messages";

/** Sentences of one language; keys and placeholders are checked by the compiler against the English ones. */
export function translator(locale: Locale) {
  return createTranslator({ locale, messages: MESSAGES[locale], timeZone: "UTC" });
}

export type Translator = ReturnType<typeof translator>;

/**
 * Names, labels and amounts inside a right-to-left sentence keep their own direction: without isolation
 * "Visa •••• 4242" and "$15.00" come apart there. Other languages get the text as it is.
 */
export function isolate(locale: Locale, text: string): string {
  return textDirection(locale) === "rtl" ? `\u2068${text}\u2069` : text;
}
