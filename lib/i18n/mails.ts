import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/setup/view";
import { ar } from "./mails/ar";
import { de } from "./mails/de";
import { en, type MailMessages } from "./mails/en";
import { es } from "./mails/es";
import { fr } from "./mails/fr";
import { ja } from "./mails/ja";
import { pt } from "./mails/pt";

/** Every sentence of the mails to customers, by language. */
export const MAILS: Record<Locale, MailMessages> = { en, es, fr, de, pt, ja, ar };

/** Sentences of one language; keys and placeholders are checked by the compiler against the English ones. */
export function mailTranslator(locale: Locale) {
  return createTranslator({ locale, messages: MAILS[locale], timeZone: "UTC" });
}
