import sides from "@/components/setup/open-page.module.css";
import { ButtonLink } from "@/components/ui/button";
import { safeLink } from "@/lib/brands/safe-link";
import { isolate, translator } from "@/lib/i18n/translator";
import type { OpenPayView } from "@/lib/invoices/view";

/** Words in place of the form, after too many refused tries. */
export function LockedPay({ view: { brand, locale } }: { view: OpenPayView }) {
  const t = translator(locale);
  const name = isolate(locale, brand.name);
  const support = safeLink(brand.links.support);
  return (
    <>
      <h1>{t("form.lockedTitle")}</h1>
      <p className={sides.hint}>{t("form.lockedBody", { brand: name })}</p>
      {support && (
        <ButtonLink look="secondary" href={support} target="_blank" rel="noopener noreferrer">
          {t("closed.contact", { brand: name })}
        </ButtonLink>
      )}
    </>
  );
}
