/** `{logo}` stands where the wordmark does. */
type Words = { pay: string; checkout: string; buynow: string; subscribe: string; donate: string };

/** What a button says by its `type`; the bare wordmark for every other one. */
export const BUTTON_WORDS: Record<string, Words> & { en: Words } = {
  en: {
    pay: "Pay with {logo}",
    checkout: "{logo} Checkout",
    buynow: "Buy now with {logo}",
    subscribe: "Subscribe with {logo}",
    donate: "Donate with {logo}",
  },
  es: {
    pay: "Pagar con {logo}",
    checkout: "Tramitar con {logo}",
    buynow: "Comprar con {logo}",
    subscribe: "Suscribirse con {logo}",
    donate: "Donar con {logo}",
  },
  fr: {
    pay: "Payer avec {logo}",
    checkout: "Régler avec {logo}",
    buynow: "Acheter avec {logo}",
    subscribe: "S’abonner avec {logo}",
    donate: "Faire un don avec {logo}",
  },
  de: {
    pay: "Mit {logo} bezahlen",
    checkout: "Mit {logo} zur Kasse",
    buynow: "Mit {logo} kaufen",
    subscribe: "Mit {logo} abonnieren",
    donate: "Mit {logo} spenden",
  },
  pt: {
    pay: "Pagar com {logo}",
    checkout: "Finalizar com {logo}",
    buynow: "Comprar com {logo}",
    subscribe: "Assinar com {logo}",
    donate: "Doar com {logo}",
  },
  ja: {
    pay: "{logo}で支払う",
    checkout: "{logo}でチェックアウト",
    buynow: "{logo}で購入",
    subscribe: "{logo}で定期購入",
    donate: "{logo}で寄付",
  },
  ar: {
    pay: "الدفع عبر {logo}",
    checkout: "إتمام الشراء عبر {logo}",
    buynow: "الشراء عبر {logo}",
    subscribe: "الاشتراك عبر {logo}",
    donate: "التبرع عبر {logo}",
  },
};
