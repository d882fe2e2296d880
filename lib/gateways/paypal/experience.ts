/** Our languages as PayPal names them. https://developer.paypal.com/api/rest/reference/locale-codes/ */
const LOCALES: Record<string, string> = {
  en: "en-US",
  es: "es-ES",
  fr: "fr-FR",
  de: "de-DE",
  pt: "pt-BR",
  ja: "ja-JP",
  ar: "ar-EG",
};
const LOCALE = /^[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/;
const BRAND_LIMIT = 127;

type Shown = { brandName: string; locale: string; returnUrl: string; cancelUrl: string };

/** How PayPal's pages look to the payer, and where they lead. Nothing is ever shipped. */
export function toExperienceContext(input: Shown) {
  const locale = LOCALES[input.locale] ?? (LOCALE.test(input.locale) ? input.locale : undefined);
  const brand = input.brandName.replace(/\s+/g, " ").trim().slice(0, BRAND_LIMIT);
  return {
    ...(brand ? { brand_name: brand } : {}),
    ...(locale ? { locale } : {}),
    shipping_preference: "NO_SHIPPING",
    return_url: input.returnUrl,
    cancel_url: input.cancelUrl,
  };
}
