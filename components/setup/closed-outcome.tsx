import { ButtonLink } from "@/components/ui/button";
import { safeLink } from "@/lib/brands/safe-link";
import { isolate, translator } from "@/lib/i18n/translator";
import type { ClosedView } from "@/lib/setup/view";
import { Outcome } from "./outcome";
import styles from "./outcome.module.css";

/** The link leads nowhere any more: why, kindly, and how to get a new one. */
export function ClosedOutcome({ view }: { view: ClosedView }) {
  const { brand, locale, reason } = view;
  const t = translator(locale);
  const name = isolate(locale, brand.name);
  const support = safeLink(brand.links.support);
  return (
    <Outcome view={view} title={t(`closed.${reason}Title`)}>
      <p className={styles.lead}>{t(`closed.${reason}Body`, { brand: name })}</p>
      {support && (
        <ButtonLink look="secondary" href={support} target="_blank" rel="noopener noreferrer">
          {t("closed.contact", { brand: name })}
        </ButtonLink>
      )}
    </Outcome>
  );
}
