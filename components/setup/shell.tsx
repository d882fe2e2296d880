import type { ReactNode } from "react";
import { toCss, toTheme } from "@/lib/brands/theme";
import { textDirection } from "@/lib/i18n/locales";
import type { BrandView, Locale } from "@/lib/setup/view";
import { EmbedBridge, type PageState } from "./embed-bridge";
import { LegalLinks } from "./legal-links";
import styles from "./shell.module.css";

type Props = {
  view: { brand: BrandView; locale: Locale; state: PageState };
  nonce: string;
  children: ReactNode;
};

/** The brand's theme around any state of the page: variables in a style element with the answer's nonce, no inline style. */
export function Shell({ view, nonce, children }: Props) {
  const { brand, locale, state } = view;
  const wide = state === "open" || state === "replacing";
  return (
    <div className={wide ? styles.pair : styles.single} lang={locale} dir={textDirection(locale)}>
      <style nonce={nonce}>{toCss(toTheme(brand.theme))}</style>
      {children}
      <LegalLinks brand={brand} locale={locale} />
      {brand.embedOrigins.length > 0 && <EmbedBridge origins={brand.embedOrigins} state={state} />}
    </div>
  );
}
