import type { ReactNode } from "react";
import { methodLabel } from "@/components/setup/method-label";
import { Outcome } from "@/components/setup/outcome";
import styles from "@/components/setup/outcome.module.css";
import { Receipt } from "@/components/setup/receipt";
import { Tick } from "@/components/setup/tick";
import { WayBack } from "@/components/setup/way-back";
import { formatMoment, formatMoney } from "@/lib/i18n/format";
import { isolate, type Translator, translator } from "@/lib/i18n/translator";
import type { Letterhead, PaidView } from "@/lib/invoices/view";
import paper from "./pay-summary.module.css";
import { seller } from "./seller";
import { taxLine } from "./tax-line";

/** Paid: what was charged to which method and the lines to keep, for who paid it; for any other browser only that it is. */
export function Paid({ view }: { view: PaidView }) {
  const { locale, receipt } = view;
  const t = translator(locale);
  return (
    <Outcome view={view} mark={<Tick />} title={t(receipt ? "pay.paidTitle" : "pay.alreadyTitle")}>
      <p className={styles.lead}>{receipt ? charged(receipt, view, t) : t("pay.alreadyBody")}</p>
      {receipt && (
        <Receipt
          lines={[
            [t("pay.invoice"), <bdi key="number">{receipt.number}</bdi>],
            [t("pay.description"), <bdi key="item">{receipt.item ?? receipt.description}</bdi>],
            [t("done.receipt"), <bdi key="receipt">{receipt.chargeId}</bdi>],
            [
              t("done.date"),
              <time key="date" dateTime={receipt.paidAt}>
                {formatMoment(receipt.paidAt, locale)}
              </time>,
            ],
            ...more(receipt.letterhead, view, t),
          ]}
        />
      )}
      <WayBack view={view} />
    </Outcome>
  );
}

function more(letterhead: Letterhead, { locale }: PaidView, t: Translator): [string, ReactNode][] {
  const tax = taxLine(letterhead, locale);
  const from = seller(letterhead, locale);
  return [
    ...(tax ? [[t("pay.tax"), tax] as [string, ReactNode]] : []),
    ...(from ? [[t("pay.from"), <Lines key="from" text={from} />] as [string, ReactNode]] : []),
  ];
}

function Lines({ text }: { text: string }) {
  return <bdi className={paper.lines}>{text}</bdi>;
}

function charged(
  { amount, method }: NonNullable<PaidView["receipt"]>,
  { locale }: PaidView,
  t: Translator,
): string {
  const price = isolate(locale, formatMoney(amount, locale));
  if (!method) return t("pay.paidAmount", { amount: price });
  return t("done.charged", { amount: price, method: methodLabel(method, locale) });
}
