import { ButtonLink } from "@/components/ui/button";
import { safeLink } from "@/lib/brands/safe-link";
import { toStripeAppearance } from "@/lib/brands/stripe-appearance";
import { toTheme } from "@/lib/brands/theme";
import { formatMoney } from "@/lib/i18n/format";
import { isolate, type Translator, translator } from "@/lib/i18n/translator";
import { consentText } from "@/lib/setup/consent";
import type { OpenView } from "@/lib/setup/view";
import { type FormWords, toFormWords } from "./form-words";
import { PaypalForm, StripeForm } from "./gateway-form";
import { methodLabel } from "./method-label";
import styles from "./open-page.module.css";
import { StillForm } from "./still-form";

/** Heading, what is replaced, and the form of the gateway in use; a locked link has words in its place. */
export function FormSide({ view }: { view: OpenView }) {
  const { locale, gateway } = view;
  const t = translator(locale);
  if (view.locked) return <Locked view={view} />;
  const words = toFormWords(t, submitLabel(view, t));
  const consent = consentText(view, locale);
  return (
    <>
      <h1>{heading(view, t)}</h1>
      {view.replaces && <p className={styles.hint}>{t("form.replaceHint")}</p>}
      {gateway === "paypal" && <p className={styles.hint}>{t("form.paypalHint")}</p>}
      <noscript>
        <p className={styles.hint}>{t("form.noScript")}</p>
      </noscript>
      {view.actionBase === null ? (
        <StillForm view={view} words={words} consent={consent} />
      ) : (
        <GatewayForm view={view} actionBase={view.actionBase} words={words} consent={consent} />
      )}
    </>
  );
}

type FormProps = { view: OpenView; actionBase: string; words: FormWords; consent: string };

function GatewayForm({ view, actionBase, words, consent }: FormProps) {
  const { locale, brand, gateway, consentVersion, notice, scriptUrl } = view;
  const props = { actionBase, locale, consentVersion, notice, scriptUrl, words, consent };
  if (gateway === "paypal") return <PaypalForm {...props} />;
  return <StripeForm {...props} appearance={toStripeAppearance(toTheme(brand.theme))} />;
}

function Locked({ view: { brand, locale } }: { view: OpenView }) {
  const t = translator(locale);
  const name = isolate(locale, brand.name);
  const support = safeLink(brand.links.support);
  return (
    <>
      <h1>{t("form.lockedTitle")}</h1>
      <p className={styles.hint}>{t("form.lockedBody", { brand: name })}</p>
      {support && (
        <ButtonLink look="secondary" href={support} target="_blank" rel="noopener noreferrer">
          {t("closed.contact", { brand: name })}
        </ButtonLink>
      )}
    </>
  );
}

function heading({ replaces, gateway, locale }: OpenView, t: Translator): string {
  if (replaces) return t("form.replace", { method: methodLabel(replaces, locale) });
  return t(gateway === "stripe" ? "form.card" : "form.paypal");
}

function submitLabel({ dueNow, locale }: OpenView, t: Translator): string {
  if (!dueNow) return t("form.cardSave");
  return t("form.cardPay", { amount: isolate(locale, formatMoney(dueNow, locale)) });
}
