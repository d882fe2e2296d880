import { ButtonLink } from "@/components/ui/button";
import { safeLink } from "@/lib/brands/safe-link";
import { isolate, translator } from "@/lib/i18n/translator";
import type { DoneView } from "@/lib/setup/view";

/** Back to the brand, where it says where; else that nothing more is to be done. */
export function WayBack({ view }: { view: Pick<DoneView, "brand" | "locale" | "returnUrl"> }) {
  const { brand, locale, returnUrl } = view;
  const t = translator(locale);
  const back = safeLink(returnUrl);
  if (!back) return <p>{t("done.nextNothing")}</p>;
  return (
    <ButtonLink look="primary" href={back} target="_top" rel="noreferrer">
      {t("done.back", { brand: isolate(locale, brand.name) })}
    </ButtonLink>
  );
}
