import { safeLink } from "@/lib/brands/safe-link";
import { translator } from "@/lib/i18n/translator";
import type { BrandView, Locale } from "@/lib/setup/view";
import styles from "./shell.module.css";

/** Terms · Privacy · Contact of the brand; the ones that it has. They open beside the page, so that nothing typed is lost. */
export function LegalLinks({ brand: { links }, locale }: { brand: BrandView; locale: Locale }) {
  const t = translator(locale);
  const entries = [
    [t("page.terms"), safeLink(links.terms)],
    [t("page.privacy"), safeLink(links.privacy)],
    [t("page.contact"), safeLink(links.support)],
  ] as const;
  const known = entries.filter(([, href]) => href !== null);
  if (known.length === 0) return null;
  return (
    <footer className={styles.legal}>
      <ul>
        {known.map(([text, href]) => (
          <li key={text}>
            <a href={href ?? undefined} target="_blank" rel="noopener noreferrer">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  );
}
