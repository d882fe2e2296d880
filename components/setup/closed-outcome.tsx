import { isolate, translator } from "@/lib/i18n/translator";
import type { ClosedView } from "@/lib/setup/view";
import { ClosedCard } from "./closed-card";

/** The link leads nowhere any more: why, kindly, and how to get a new one. */
export function ClosedOutcome({ view }: { view: ClosedView }) {
  const { brand, locale, reason } = view;
  const t = translator(locale);
  const body = t(`closed.${reason}Body`, { brand: isolate(locale, brand.name) });
  return <ClosedCard view={view} title={t(`closed.${reason}Title`)} body={body} />;
}
