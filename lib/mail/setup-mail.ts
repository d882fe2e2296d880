import { safeLink } from "@/lib/brands/safe-link";
import { mailTranslator } from "@/lib/i18n/mails";
import { isolate } from "@/lib/i18n/translator";
import type { BrandView, Locale } from "@/lib/setup/view";
import { type WrittenMail, writeBrandMail } from "./brand-mail";

/** The mail that brings a customer the address of their setup page, in the brand's language and colours. Pure. */
export function writeSetupMail(mail: { brand: BrandView; locale: Locale; url: string }): WrittenMail {
  const { brand, locale } = mail;
  const t = mailTranslator(locale);
  const name = isolate(locale, brand.name);
  const support = safeLink(brand.links.support);
  return writeBrandMail({
    ...mail,
    subject: t("setup.subject", { brand: brand.name }),
    title: t("setup.title"),
    body: t("setup.body", { brand: name }),
    button: t("setup.button"),
    facts: [],
    link: t("common.link"),
    why: t("setup.why", { brand: name }),
    contact: support ? { label: t("common.contact", { brand: name }), href: support } : null,
  });
}
