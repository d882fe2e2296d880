import { formatCount, formatMoney } from "@/lib/i18n/format";
import { isolate, translator } from "@/lib/i18n/translator";
import type { Letterhead } from "@/lib/invoices/view";
import type { Locale } from "@/lib/setup/view";

/** "incl. 19 % VAT ($3.19)"; null where no tax is named. */
export function taxLine({ tax }: Letterhead, locale: Locale): string | null {
  if (!tax) return null;
  const own = (text: string) => isolate(locale, text);
  return translator(locale)("pay.taxLine", {
    percent: own(formatCount(tax.percent, locale)),
    tax: own(tax.name),
    amount: own(formatMoney(tax.amount, locale)),
  });
}
