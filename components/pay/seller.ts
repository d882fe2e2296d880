import { isolate, translator } from "@/lib/i18n/translator";
import type { Letterhead } from "@/lib/invoices/view";
import type { Locale } from "@/lib/setup/view";

/** The company's name, address and tax id, each on lines of its own; null where none is known. */
export function seller({ company, address, taxId }: Letterhead, locale: Locale): string | null {
  const id = taxId && `${translator(locale)("pay.taxId")}: ${isolate(locale, taxId)}`;
  return [company, address, id].filter(Boolean).join("\n") || null;
}
