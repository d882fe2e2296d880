import type { Locale } from "@/lib/setup/view";

/** The languages of the customers' pages, in English. */
export const LANGUAGES: Record<Locale, string> = {
  en: "English",
  es: "Spanish",
  fr: "French",
  de: "German",
  pt: "Portuguese",
  ja: "Japanese",
  ar: "Arabic",
};
