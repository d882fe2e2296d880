import { methodLabel } from "@/components/setup/method-label";
import sides from "@/components/setup/open-page.module.css";
import { toStripeAppearance } from "@/lib/brands/stripe-appearance";
import { toTheme } from "@/lib/brands/theme";
import { formatMoney } from "@/lib/i18n/format";
import { isolate, type Translator, translator } from "@/lib/i18n/translator";
import type { OpenPayView } from "@/lib/invoices/view";
import { PaypalPay, StripePay } from "./gateway-pay";
import { LockedPay } from "./locked-pay";
import { type PayWords, toPayWords } from "./pay-words";
import { atOnePress } from "./saved-method";

/** Heading, why the customer is asked, and the choice between the saved method and another one. */
export function PaySide({ view }: { view: OpenPayView }) {
  const { locale, brand, gateway } = view;
  const t = translator(locale);
  const saved = atOnePress(view);
  if (view.locked) return <LockedPay view={view} />;
  const props = {
    actionBase: view.actionBase,
    locale,
    notice: view.notice,
    scriptUrl: view.scriptUrl,
    saved: saved && methodLabel(saved, locale),
    words: words(view, t),
  };
  return (
    <>
      <h1>{heading(view, t)}</h1>
      {view.why === "confirm" && (
        <p className={sides.hint}>{t(gateway === "stripe" ? "pay.confirmCard" : "pay.confirmPaypal")}</p>
      )}
      {view.overdue && <p className={sides.hint}>{t("pay.overdue")}</p>}
      <noscript>
        <p className={sides.hint}>{t("form.noScript")}</p>
      </noscript>
      {gateway === "stripe" ? (
        <StripePay {...props} appearance={toStripeAppearance(toTheme(brand.theme))} />
      ) : (
        <PaypalPay {...props} />
      )}
    </>
  );
}

function heading(view: OpenPayView, t: Translator): string {
  if (view.why === "confirm") return t("pay.confirmTitle");
  if (atOnePress(view)) return t("pay.choose");
  return t(view.gateway === "stripe" ? "form.card" : "form.paypal");
}

function words(view: OpenPayView, t: Translator): PayWords {
  const { amount, brand, gateway, locale, savedMethod } = view;
  const price = isolate(locale, formatMoney(amount, locale));
  const method = savedMethod ? methodLabel(savedMethod, locale) : "";
  return toPayWords(t, gateway, {
    alone: t(view.why === "confirm" && gateway === "paypal" ? "form.paypalHint" : "pay.once"),
    payWithSaved: t("pay.withSaved", { amount: price, method }),
    payWithOther: t("pay.withOther", { amount: price }),
    savedWith: t("pay.saved", { brand: isolate(locale, brand.name) }),
  });
}
