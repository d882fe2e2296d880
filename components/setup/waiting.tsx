import { translator } from "@/lib/i18n/translator";
import type { ProcessingView } from "@/lib/setup/view";
import { Outcome } from "./outcome";
import styles from "./outcome.module.css";
import { WaitForEnd } from "./wait-for-end";

type Props = {
  view: Pick<ProcessingView, "brand" | "locale" | "testMode" | "actionBase">;
  title: string;
};

/** Not decided yet: nothing to do, no second payment, and the page becomes the outcome by itself. */
export function Waiting({ view, title }: Props) {
  const t = translator(view.locale);
  return (
    <Outcome view={view} mark={<span className={styles.wait} aria-hidden="true" />} title={title}>
      <p className={styles.lead} role="status">
        {t("processing.body")}
      </p>
      <p>{t("processing.wait")}</p>
      {view.actionBase !== null && (
        <>
          <noscript>
            <meta httpEquiv="refresh" content="10" />
          </noscript>
          <WaitForEnd actionBase={view.actionBase} />
        </>
      )}
    </Outcome>
  );
}
