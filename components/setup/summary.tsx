import { formatMoney } from "@/lib/i18n/format";
import { isolate, translator } from "@/lib/i18n/translator";
import { triggerSentence } from "@/lib/i18n/trigger-sentence";
import type { OpenView } from "@/lib/setup/view";
import { BrandMark } from "./brand-mark";
import styles from "./summary.module.css";

/**
 * Who asks, what for, what is charged now and why, what may follow, how to stop it: once each, in this order. On a narrow
 * page the first lines stay in sight and the rest folds away under "Details", with no script.
 */
export function Summary({ view }: { view: OpenView }) {
  const { brand, locale, dueNow, trigger } = view;
  const t = translator(locale);
  return (
    <section className={styles.side} aria-label={t("summary.label")}>
      <div className={styles.bar}>
        <BrandMark brand={brand} locale={locale} testMode={view.testMode} />
        <p className={dueNow ? styles.due : styles.nothingDue}>
          {dueNow
            ? t.rich("summary.dueNow", {
                value: formatMoney(dueNow, locale),
                amount: (chunks) => (
                  <strong key="amount">
                    <bdi>{chunks}</bdi>
                  </strong>
                ),
              })
            : t("summary.nothingDue")}
        </p>
      </div>
      <div className={styles.strip}>
        {trigger && (
          <p className={styles.item}>
            <bdi>{trigger.itemName}</bdi>
          </p>
        )}
        <details className={styles.fold}>
          <summary>{t("summary.details")}</summary>
        </details>
      </div>
      <div className={styles.rest}>
        <p className={styles.why}>{t(dueNow ? "summary.whyCharged" : "summary.whySaved")}</p>
        {trigger && (
          <>
            <h2>{t("summary.laterTitle")}</h2>
            <p className={styles.later}>{triggerSentence(trigger, locale)}</p>
            {trigger.captureMode === "client_confirm" && <p>{t("summary.confirmEach")}</p>}
            <p>{t("summary.stop", { brand: isolate(locale, brand.name) })}</p>
          </>
        )}
      </div>
    </section>
  );
}
