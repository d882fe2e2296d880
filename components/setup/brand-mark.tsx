import { translator } from "@/lib/i18n/translator";
import type { BrandView, Locale } from "@/lib/setup/view";
import styles from "./brand-mark.module.css";

type Props = { brand: BrandView; locale: Locale; testMode: boolean };

/** Who asks: the logo, or the name set in type; and, where no real money moves, a badge that says so. */
export function BrandMark({ brand, locale, testMode }: Props) {
  const t = translator(locale);
  return (
    <div className={styles.mark}>
      {brand.logoUrl ? (
        // biome-ignore lint/performance/noImgElement: a brand's logo comes from anywhere, and no optimiser may fetch it
        <img src={brand.logoUrl} alt={brand.name} height={40} />
      ) : (
        <bdi className={styles.name}>{brand.name}</bdi>
      )}
      {testMode && (
        <span className={styles.test} title={t("page.testHint")}>
          {t("page.testMode")}
        </span>
      )}
    </div>
  );
}
