import { formatMoment, formatMoney } from "@/lib/i18n/format";
import { isolate, translator } from "@/lib/i18n/translator";
import { triggerSentence } from "@/lib/i18n/trigger-sentence";
import type { DoneView } from "@/lib/setup/view";
import { methodLabel } from "./method-label";
import { Outcome } from "./outcome";
import styles from "./outcome.module.css";
import { Receipt } from "./receipt";
import { Tick } from "./tick";
import { WayBack } from "./way-back";

/** It is done: what was charged to which method, what may follow, the line to keep, and the way back to the brand. */
export function DoneOutcome({ view }: { view: DoneView }) {
  const { brand, locale, charged, chargedAt, receipt, trigger } = view;
  const t = translator(locale);
  const method = methodLabel(view.method, locale);
  const date = chargedAt && (
    <time key="date" dateTime={chargedAt}>
      {formatMoment(chargedAt, locale)}
    </time>
  );
  return (
    <Outcome view={view} mark={<Tick />} title={t("done.title")}>
      <p className={styles.lead}>
        {charged
          ? t("done.charged", { amount: isolate(locale, formatMoney(charged, locale)), method })
          : t("done.saved", { method })}
      </p>
      {trigger && (
        <>
          <h2>{t("summary.laterTitle")}</h2>
          <p>{triggerSentence(trigger, locale)}</p>
          <p>{t("summary.stop", { brand: isolate(locale, brand.name) })}</p>
        </>
      )}
      {receipt && (
        <Receipt
          lines={[
            [t("done.receipt"), <bdi key="receipt">{receipt}</bdi>],
            ...(date ? [[t("done.date"), date] as const] : []),
          ]}
        />
      )}
      <WayBack view={view} />
    </Outcome>
  );
}
