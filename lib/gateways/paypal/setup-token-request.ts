import type { BeginSetup } from "../types";

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

/**
 * What the payer is asked to approve: one wallet, kept by the merchant for charges that follow no schedule and are made
 * after the fact. Nothing is charged by it. https://developer.paypal.com/docs/api/payment-tokens/v3/#setup-tokens_create
 */
export function toSetupTokenRequest(input: BeginSetup) {
  const locale = LOCALES[input.locale] ?? (LOCALE.test(input.locale) ? input.locale : undefined);
  const brand = input.brandName.replace(/\s+/g, " ").trim().slice(0, BRAND_LIMIT);
  return {
    ...(input.customerRef ? { customer: { id: input.customerRef } } : {}),
    payment_source: {
      paypal: {
        usage_type: "MERCHANT",
        usage_pattern: "UNSCHEDULED_POSTPAID",
        customer_type: "CONSUMER",
        permit_multiple_payment_tokens: false,
        experience_context: {
          ...(brand ? { brand_name: brand } : {}),
          ...(locale ? { locale } : {}),
          shipping_preference: "NO_SHIPPING",
          return_url: input.returnUrl,
          cancel_url: input.cancelUrl,
        },
      },
    },
  };
}
