import { ClosedCard } from "@/components/setup/closed-card";
import { isolate, translator } from "@/lib/i18n/translator";
import type { ClosedPayView } from "@/lib/invoices/view";

const WORDS = {
  void: ["pay.voidTitle", "pay.voidBody"],
  suspended: ["closed.suspendedTitle", "pay.suspendedBody"],
  cancelled: ["pay.cancelledTitle", "pay.cancelledBody"],
} as const;

/** Nothing can be paid here: why, kindly, and whom to ask. */
export function ClosedPay({ view }: { view: ClosedPayView }) {
  const t = translator(view.locale);
  const [title, body] = WORDS[view.reason];
  return (
    <ClosedCard
      view={view}
      title={t(title)}
      body={t(body, { brand: isolate(view.locale, view.brand.name) })}
    />
  );
}
