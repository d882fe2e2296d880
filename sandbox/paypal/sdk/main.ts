import { PaypalButton } from "./button";
import { type EligibilityResponse, toEligibleMethods } from "./eligibility";
import { setLocale } from "./locale";
import { PaymentError } from "./payment-error";
import { makeSession, type SessionOptions } from "./session";
import { ORDER, SETUP_TOKEN } from "./subjects";

type CreateInstanceOptions = {
  clientId?: string;
  clientToken?: string;
  components?: readonly string[];
  locale?: string;
  testBuyerCountry?: string;
};
type EligibilityOptions = { amount?: string; currencyCode?: string; paymentFlow?: string };

/** The sandbox's origin: where this very script came from. */
const script = document.currentScript;
const origin = new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin;

async function ask<T>(path: string, query: Record<string, string | undefined>): Promise<T> {
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  const response = await fetch(url);
  if (!response.ok) {
    const message = "The client ID or client token is not valid.";
    throw new PaymentError("ERR_INVALID_CLIENT_CREDENTIALS", message, false);
  }
  return (await response.json()) as T;
}

async function createInstance(options: CreateInstanceOptions) {
  const { clientId, clientToken, components = [], locale, testBuyerCountry } = options;
  if (!clientId === !clientToken) {
    throw new PaymentError("ERR_INVALID_OPTIONS", "Give either clientId or clientToken.", false);
  }
  const credential = { client_id: clientId, client_token: clientToken };
  await ask("/paypal/sdk/instance", credential);
  setLocale(locale);

  const base = {
    updateLocale: (next: string) => setLocale(next),
    findEligibleMethods: async (asked: EligibilityOptions = {}) => {
      const query = {
        ...credential,
        payment_flow: asked.paymentFlow,
        currency: asked.currencyCode,
        buyer_country: testBuyerCountry,
      };
      return toEligibleMethods(await ask<EligibilityResponse>("/paypal/sdk/eligible-methods", query));
    },
    hydrateEligibleMethods: toEligibleMethods,
  };
  if (!components.includes("paypal-payments")) return base;
  return {
    ...base,
    createPayPalSavePaymentSession: (options: SessionOptions<"vaultSetupToken">) =>
      makeSession(origin, SETUP_TOKEN, options),
    createPayPalOneTimePaymentSession: (options: SessionOptions<"orderId">) =>
      makeSession(origin, ORDER, options),
  };
}

if (!customElements.get("paypal-button")) customElements.define("paypal-button", PaypalButton);
Object.assign(window, { paypal: { version: "6.0.0", createInstance } });
