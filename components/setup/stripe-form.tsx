"use client";

import { Elements, PaymentElement, useElements, useStripe } from "@stripe/react-stripe-js";
import type { Stripe, StripeElements, StripePaymentElementOptions } from "@stripe/stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { StripeAppearance } from "@/lib/brands/stripe-appearance";
import styles from "./form.module.css";
import { FormFrame } from "./form-frame";
import { FormNotice } from "./form-notice";
import type { FormWords } from "./form-words";
import { providerScript } from "./provider-script";
import { type Attempt, type AttemptProps, useAttempt } from "./use-attempt";

type Props = AttemptProps & {
  words: FormWords;
  consent: string;
  appearance: StripeAppearance;
  /** Null: Stripe's own, brought by its own loader. */
  scriptUrl: string | null;
};

type StripeClient = Extract<NonNullable<Attempt["client"]>, { gateway: "stripe" }>;
type Card = { stripe: Stripe; elements: StripeElements };

/** Two rows, whatever the country; and no terms of Stripe's own, since ours say what unscheduled charges may follow. */
const ELEMENT: StripePaymentElementOptions = {
  layout: "tabs",
  terms: { card: "never" },
  fields: { billingDetails: { address: "if_required" } },
};

/** Stripe's Payment Element, the consent and the one button: card, count, confirm, and then what the server found. */
export function StripeForm({ words, consent, appearance, scriptUrl, ...props }: Props) {
  const attempt = useAttempt(props);
  const { phase, client, breakDown } = attempt;
  const stripeClient = client?.gateway === "stripe" ? client : null;
  const key = stripeClient?.publishableKey;
  const [stripe, setStripe] = useState<Stripe | null>(null);
  const card = useRef<Card>(null);

  useEffect(() => {
    if (!key) return;
    let wanted = true;
    openStripe(key, scriptUrl).then(
      (opened) => wanted && setStripe(opened),
      () => wanted && breakDown(),
    );
    return () => {
      wanted = false;
    };
  }, [key, scriptUrl, breakDown]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (phase === "broken") return attempt.start();
    const at = card.current;
    if (phase !== "ready" || !at || !stripeClient || !attempt.claim()) return;
    // A field that is wrong says so itself, in the element; the provider has not been asked yet.
    const wrong = await at.elements.submit().then(
      ({ error }) => error !== undefined,
      () => true,
    );
    if (wrong) return attempt.release();
    if (!(await attempt.mayTry())) return;
    // Its answer is only a hint, and a lost one no failure: the server asks the gateway.
    await confirm(at, stripeClient).catch(() => null);
    await attempt.finish();
  }

  const busy = phase === "working" || phase === "checking";
  return (
    <form className={styles.form} onSubmit={submit} aria-busy={busy}>
      <FormFrame loading={phase === "starting" ? words.loading : null} hidden={phase === "broken"}>
        {stripe && stripeClient && phase !== "broken" && (
          <Elements
            key={stripeClient.clientSecret}
            stripe={stripe}
            options={{ clientSecret: stripeClient.clientSecret, appearance, locale: props.locale }}
          >
            <PaymentElement options={ELEMENT} onReady={attempt.ready} onLoadError={breakDown} />
            <Hold card={card} />
          </Elements>
        )}
      </FormFrame>
      <FormNotice attempt={attempt} words={words} />
      {phase !== "broken" && <p className={styles.consent}>{consent}</p>}
      <Button look="primary" type="submit" busy={busy} disabled={phase === "starting"}>
        {phase === "broken" ? words.retry : busy ? words.working : words.submit}
      </Button>
    </form>
  );
}

/** Hands what the element's context holds to the form around it, whose button must not be mounted anew with it. */
function Hold({ card }: { card: { current: Card | null } }) {
  const stripe = useStripe();
  const elements = useElements();
  useEffect(() => {
    card.current = stripe && elements ? { stripe, elements } : null;
  }, [card, stripe, elements]);
  return null;
}

function confirm({ stripe, elements }: Card, { intent, returnUrl }: StripeClient): Promise<unknown> {
  const confirming = { elements, confirmParams: { return_url: returnUrl }, redirect: "if_required" as const };
  return intent === "payment" ? stripe.confirmPayment(confirming) : stripe.confirmSetup(confirming);
}

async function openStripe(publishableKey: string, scriptUrl: string | null): Promise<Stripe> {
  if (scriptUrl) await providerScript(scriptUrl, () => "Stripe" in window);
  const stripe = await loadStripe(publishableKey);
  if (!stripe) throw new Error("Stripe.js has no window");
  return stripe;
}
