import { Due, dueAmount, SummaryFrame } from "@/components/setup/summary-frame";
import { formatDay, formatMoney } from "@/lib/i18n/format";
import { isolate, translator } from "@/lib/i18n/translator";
import type { OpenPayView } from "@/lib/invoices/view";
import styles from "./pay-summary.module.css";
import { seller } from "./seller";
import { taxLine } from "./tax-line";

/** Who bills, what for, how much, why it is asked for here, and the paper's own lines. */
export function PaySummary({ view }: { view: OpenPayView }) {
  const { brand, locale, amount, item, description, dueAt, letterhead } = view;
  const t = translator(locale);
  const tax = taxLine(letterhead, locale);
  const from = seller(letterhead, locale);
  const due = <Due>{t.rich("pay.toPay", { value: formatMoney(amount, locale), amount: dueAmount })}</Due>;
  const why = view.why === "confirm" ? "pay.whyConfirm" : "pay.whyPayNow";
  return (
    <SummaryFrame view={view} due={due} item={item ?? description}>
      <p>{t(why, { brand: isolate(locale, brand.name) })}</p>
      <dl className={styles.paper}>
        {item && description && description !== item && (
          <div className={styles.long}>
            <dt>{t("pay.description")}</dt>
            <dd>
              <bdi>{description}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{t("pay.invoice")}</dt>
          <dd>
            <bdi>{view.number}</bdi>
          </dd>
        </div>
        {dueAt && (
          <div>
            <dt>{t("pay.due")}</dt>
            <dd>
              <time dateTime={dueAt}>{formatDay(dueAt, locale)}</time>
            </dd>
          </div>
        )}
        {tax && (
          <div>
            <dt>{t("pay.tax")}</dt>
            <dd>{tax}</dd>
          </div>
        )}
        {letterhead.terms && (
          <div className={styles.long}>
            <dt>{t("pay.terms")}</dt>
            <dd>
              <bdi>{letterhead.terms}</bdi>
            </dd>
          </div>
        )}
        {from && (
          <div className={styles.long}>
            <dt>{t("pay.from")}</dt>
            <dd>
              <bdi>{from}</bdi>
            </dd>
          </div>
        )}
      </dl>
    </SummaryFrame>
  );
}
