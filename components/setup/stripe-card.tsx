"use client";

import { Elements, PaymentElement, useElements, useStripe } from "@stripe/react-stripe-js";
import type { Stripe, StripeElements, StripePaymentElementOptions } from "@stripe/stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";
import { type RefObject, useEffect, useState } from "react";
import type { StripeAppearance } from "@/lib/brands/stripe-appearance";
import type { Locale } from "@/lib/setup/view";
import { providerScript } from "./provider-script";

export type { Stripe };

/** What is confirmed with, while the element stands. */
export type Card = { stripe: Stripe; elements: StripeElements };

/** Two rows, whatever the country; and no terms of Stripe's own, since ours say what unscheduled charges may follow. */
const ELEMENT: StripePaymentElementOptions = {
  layout: "tabs",
  terms: { card: "never" },
  fields: { billingDetails: { address: "if_required" } },
};

/** Stripe's script, opened for one account; null until it has come. `scriptUrl` null: Stripe's own, by its own loader. */
export function useStripeScript(
  publishableKey: string | undefined,
  scriptUrl: string | null,
  onTrouble: () => void,
): Stripe | null {
  const [stripe, setStripe] = useState<Stripe | null>(null);
  useEffect(() => {
    if (!publishableKey) return;
    let wanted = true;
    openStripe(publishableKey, scriptUrl).then(
      (opened) => wanted && setStripe(opened),
      () => wanted && onTrouble(),
    );
    return () => {
      wanted = false;
    };
  }, [publishableKey, scriptUrl, onTrouble]);
  return stripe;
}

type Props = {
  stripe: Stripe;
  clientSecret: string;
  appearance: StripeAppearance;
  locale: Locale;
  onReady: () => void;
  onTrouble: () => void;
  /** Filled while the element stands: the button around it must not be mounted anew with it. */
  card: RefObject<Card | null>;
};

/** Stripe's Payment Element for one intent. Another intent is another element. */
export function StripeCard({ stripe, clientSecret, appearance, locale, onReady, onTrouble, card }: Props) {
  return (
    <Elements key={clientSecret} stripe={stripe} options={{ clientSecret, appearance, locale }}>
      <PaymentElement options={ELEMENT} onReady={onReady} onLoadError={onTrouble} />
      <Hold card={card} />
    </Elements>
  );
}

function Hold({ card }: Pick<Props, "card">) {
  const stripe = useStripe();
  const elements = useElements();
  useEffect(() => {
    card.current = stripe && elements ? { stripe, elements } : null;
  }, [card, stripe, elements]);
  return null;
}

/** Whether every field can be sent. One that cannot says so itself, in the element; the provider is not asked yet. */
export function isFilledIn({ elements }: Card): Promise<boolean> {
  return elements.submit().then(
    ({ error }) => error === undefined,
    () => false,
  );
}

async function openStripe(publishableKey: string, scriptUrl: string | null): Promise<Stripe> {
  if (scriptUrl) await providerScript(scriptUrl, () => "Stripe" in window);
  const stripe = await loadStripe(publishableKey);
  if (!stripe) throw new Error("Stripe.js has no window");
  return stripe;
}
