import { LOCALES } from "@/lib/i18n/locales";
import { MAILS } from "@/lib/i18n/mails";
import { MESSAGES } from "@/lib/i18n/messages";
import type { Verdict } from "../types";

export function checkTranslations(): Verdict {
  const missing = LOCALES.flatMap((locale) =>
    [missingKeys(MESSAGES.en, MESSAGES[locale]), missingKeys(MAILS.en, MAILS[locale])]
      .flat()
      .map((key) => `${locale}: ${key}`),
  );
  if (missing.length === 0) return { status: "ok", found: `All ${LOCALES.length} languages say everything.` };
  return { status: "fail", found: `${missing.length} sentences are missing, the first is ${missing[0]}.` };
}

/** `form.cardPay`, … that the one has and the other has not, or has no words for. */
export function missingKeys(from: object, of: object, prefix = ""): string[] {
  return Object.entries(from).flatMap(([key, value]) => {
    const other: unknown = (of as Record<string, unknown>)[key];
    if (typeof value === "string")
      return typeof other === "string" && other.trim() !== "" ? [] : [prefix + key];
    return missingKeys(value as object, (other ?? {}) as object, `${prefix}${key}.`);
  });
}
