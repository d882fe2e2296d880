import { ButtonLink } from "@/components/ui/button";
import { safeLink } from "@/lib/brands/safe-link";
import { isolate, translator } from "@/lib/i18n/translator";
import type { ClosedView } from "@/lib/setup/view";
import { Outcome } from "./outcome";
import styles from "./outcome.module.css";

type Props = { view: Pick<ClosedView, "brand" | "locale" | "testMode">; title: string; body: string };

/** Nothing goes on here: why, and the brand's contact. */
export function ClosedCard({ view, title, body }: Props) {
  const { brand, locale } = view;
  const support = safeLink(brand.links.support);
  return (
    <Outcome view={view} title={title}>
      <p className={styles.lead}>{body}</p>
      {support && (
        <ButtonLink look="secondary" href={support} target="_blank" rel="noopener noreferrer">
          {translator(locale)("closed.contact", { brand: isolate(locale, brand.name) })}
        </ButtonLink>
      )}
    </Outcome>
  );
}
