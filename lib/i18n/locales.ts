import type { Locale } from "@/lib/setup/view";

/** The languages that the customer's pages are written in. The first is what remains when nothing else fits. */
export const LOCALES = ["en", "es", "fr", "de", "pt", "ja", "ar"] as const satisfies readonly Locale[];

function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}

export function textDirection(locale: Locale): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}

/** `pt-BR`, `PT_br` → `pt`; null when the language is not one of ours. */
export function toLocale(tag: string | null | undefined): Locale | null {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0] ?? "";
  return isLocale(language) ? language : null;
}

type LocaleHints = { query?: string | null; brand?: string | null; acceptLanguage?: string | null };

/** One language for the page and for the provider's form: the link's, then the brand's, then the browser's. */
export function resolveLocale({ query, brand, acceptLanguage }: LocaleHints): Locale {
  return toLocale(query) ?? toLocale(brand) ?? preferredLocale(acceptLanguage) ?? "en";
}

function preferredLocale(header: string | null | undefined): Locale | null {
  const wanted = (header ?? "")
    .slice(0, 1000)
    .split(",")
    .map((part) => {
      const [tag, ...params] = part.split(";");
      const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean);
      return { locale: toLocale(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ locale, quality }) => locale !== null && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.locale ?? null;
}
