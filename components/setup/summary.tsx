import { formatMoney } from "@/lib/i18n/format";
import { isolate, translator } from "@/lib/i18n/translator";
import { triggerSentence } from "@/lib/i18n/trigger-sentence";
import type { OpenView } from "@/lib/setup/view";
import styles from "./summary.module.css";
import { Due, dueAmount, SummaryFrame } from "./summary-frame";

/** Who asks, what for, what is charged now and why, what may follow, how to stop it: once each, in this order. */
export function Summary({ view }: { view: OpenView }) {
  const { brand, locale, dueNow, trigger } = view;
  const t = translator(locale);
  const due = dueNow ? (
    <Due>{t.rich("summary.dueNow", { value: formatMoney(dueNow, locale), amount: dueAmount })}</Due>
  ) : (
    <p className={styles.nothingDue}>{t("summary.nothingDue")}</p>
  );
  return (
    <SummaryFrame view={view} due={due} item={trigger?.itemName ?? null}>
      <p>{t(dueNow ? "summary.whyCharged" : "summary.whySaved")}</p>
      {trigger && (
        <>
          <h2>{t("summary.laterTitle")}</h2>
          <p className={styles.later}>{triggerSentence(trigger, locale)}</p>
          {trigger.captureMode === "client_confirm" && <p>{t("summary.confirmEach")}</p>}
          <p>{t("summary.stop", { brand: isolate(locale, brand.name) })}</p>
        </>
      )}
    </SummaryFrame>
  );
}
