import { ButtonLink } from "@/components/ui/button";
import { safeLink } from "@/lib/brands/safe-link";
import { formatMoment, formatMoney } from "@/lib/i18n/format";
import { isolate, translator } from "@/lib/i18n/translator";
import { triggerSentence } from "@/lib/i18n/trigger-sentence";
import type { DoneView } from "@/lib/setup/view";
import { methodLabel } from "./method-label";
import { Outcome } from "./outcome";
import styles from "./outcome.module.css";

/** It is done: what was charged to which method, what may follow, the line to keep, and the way back to the brand. */
export function DoneOutcome({ view }: { view: DoneView }) {
  const { brand, locale, charged, trigger } = view;
  const t = translator(locale);
  const method = methodLabel(view.method, locale);
  const back = safeLink(view.returnUrl);
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
      {view.receipt && (
        <dl className={styles.receipt}>
          <div>
            <dt>{t("done.receipt")}</dt>
            <dd>
              <bdi>{view.receipt}</bdi>
            </dd>
          </div>
          {view.chargedAt && (
            <div>
              <dt>{t("done.date")}</dt>
              <dd>
                <time dateTime={view.chargedAt}>{formatMoment(view.chargedAt, locale)}</time>
              </dd>
            </div>
          )}
        </dl>
      )}
      {back ? (
        <ButtonLink look="primary" href={back} target="_top" rel="noreferrer">
          {t("done.back", { brand: isolate(locale, brand.name) })}
        </ButtonLink>
      ) : (
        <p>{t("done.nextNothing")}</p>
      )}
    </Outcome>
  );
}

function Tick() {
  return (
    <svg className={styles.tick} viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="23" />
      <path d="M15 24.5l6.5 6.5L33.5 18" />
    </svg>
  );
}
