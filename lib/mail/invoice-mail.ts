import { safeLink } from "@/lib/brands/safe-link";
import { formatCount, formatMoney } from "@/lib/i18n/format";
import { mailTranslator } from "@/lib/i18n/mails";
import { isolate } from "@/lib/i18n/translator";
import type { Letterhead } from "@/lib/invoices/view";
import type { Money } from "@/lib/money";
import type { BrandView, Locale } from "@/lib/setup/view";
import { type BrandMail, type WrittenMail, writeBrandMail } from "./brand-mail";

type Fact = [name: string, value: string];

/** What the mails about an invoice say. */
export type InvoiceMail = {
  kind: "payNow" | "confirm" | "reminder";
  brand: BrandView;
  locale: Locale;
  amount: Money;
  /** Of what is paid for. */
  item: string;
  description: string;
  number: string;
  dueAt: Date | null;
  letterhead: Letterhead;
  url: string;
};

/** Writes a mail in the brand's language and colours, and the same in plain text. Pure. */
export function writeInvoiceMail(mail: InvoiceMail): WrittenMail {
  return writeBrandMail(toBrandMail(mail));
}

function toBrandMail(mail: InvoiceMail): BrandMail {
  const { kind, locale, dueAt } = mail;
  const t = mailTranslator(locale);
  const own = (text: string) => isolate(locale, text);
  const brand = own(mail.brand.name);
  const amount = own(formatMoney(mail.amount, locale));
  const item = own(mail.item);
  const support = safeLink(mail.brand.links.support);
  const { company, address, taxId, terms } = mail.letterhead;
  const tax = taxLine(mail, t);
  return {
    brand: mail.brand,
    locale,
    url: mail.url,
    // A header is no place for marks of direction.
    subject: t(`${kind}.subject`, { brand: mail.brand.name, amount: formatMoney(mail.amount, locale) }),
    title: t(`${kind}.title`, { amount }),
    body: t(`${kind}.body`, { brand, amount, item }),
    button: t(`${kind}.button`, { amount }),
    facts: [
      [t("common.number"), own(mail.number)],
      ...(mail.description && mail.description !== mail.item
        ? [[t("common.description"), own(mail.description)] as Fact]
        : []),
      ...(dueAt ? [[t("common.due"), own(formatDay(dueAt, locale))] as Fact] : []),
      ...(tax ? [[t("common.tax"), tax] as Fact] : []),
      ...(terms ? [[t("common.terms"), own(terms)] as Fact] : []),
    ],
    imprint: [company, address, taxId && `${t("common.taxId")}: ${own(taxId)}`].filter(
      (line) => line !== null,
    ),
    link: t("common.link"),
    why: t("common.why", { brand }),
    contact: support ? { label: t("common.contact", { brand }), href: support } : null,
  };
}

function taxLine({ letterhead: { tax }, locale }: InvoiceMail, t: ReturnType<typeof mailTranslator>) {
  if (!tax) return null;
  const own = (text: string) => isolate(locale, text);
  return t("common.taxLine", {
    percent: own(formatCount(tax.percent, locale)),
    tax: own(tax.name),
    amount: own(formatMoney(tax.amount, locale)),
  });
}

function formatDay(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" }).format(at);
}
