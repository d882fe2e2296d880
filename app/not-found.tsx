import { headers } from "next/headers";
import { PlainPage } from "@/components/ui/plain-page";
import { toLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** Neutral: wrong, foreign and never issued look the same. */
export default async function NotFound() {
  const t = translator(toLocale((await headers()).get("x-edge-locale")) ?? "en");
  return (
    <PlainPage title={t("notFound.title")}>
      <title>{t("title.notFound")}</title>
      <p>{t("notFound.body")}</p>
    </PlainPage>
  );
}
