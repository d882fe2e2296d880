import type { ReactNode } from "react";
import { translator } from "@/lib/i18n/translator";
import type { BrandView, Locale } from "@/lib/setup/view";
import { BrandMark } from "./brand-mark";
import styles from "./summary.module.css";

type Props = {
  view: { brand: BrandView; locale: Locale; testMode: boolean };
  /** Always in sight: what is paid now, or that nothing is. */
  due: ReactNode;
  item: string | null;
  children: ReactNode;
};

/**
 * The brand's side of an open page. On a narrow one the brand, what is due and the item stay in sight, and the rest folds
 * away under "Details", with no script.
 */
export function SummaryFrame({ view: { brand, locale, testMode }, due, item, children }: Props) {
  const t = translator(locale);
  return (
    <section className={styles.side} aria-label={t("summary.label")}>
      <div className={styles.bar}>
        <BrandMark brand={brand} locale={locale} testMode={testMode} />
        {due}
      </div>
      <div className={styles.strip}>
        {item && (
          <p className={styles.item}>
            <bdi>{item}</bdi>
          </p>
        )}
        <details className={styles.fold}>
          <summary>{t("summary.details")}</summary>
        </details>
      </div>
      <div className={styles.rest}>{children}</div>
    </section>
  );
}

/** An amount in a phrase that says when or why, the amount itself large. */
export function Due({ children }: { children: ReactNode }) {
  return <p className={styles.due}>{children}</p>;
}

/** The amount within a translated phrase. */
export function dueAmount(chunks: ReactNode) {
  return (
    <strong key="amount">
      <bdi>{chunks}</bdi>
    </strong>
  );
}
