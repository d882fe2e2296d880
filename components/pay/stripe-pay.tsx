"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import styles from "@/components/setup/form.module.css";
import { FormFrame } from "@/components/setup/form-frame";
import { FormNotice } from "@/components/setup/form-notice";
import {
  type Card,
  isFilledIn,
  type Stripe,
  StripeCard,
  useStripeScript,
} from "@/components/setup/stripe-card";
import { type TriesProps, useStart } from "@/components/setup/use-tries";
import { Button } from "@/components/ui/button";
import type { StripeAppearance } from "@/lib/brands/stripe-appearance";
import { type Choice, MethodChoice } from "./method-choice";
import type { PayWords } from "./pay-words";
import { type PayClient, usePayment } from "./use-payment";

type Props = TriesProps & {
  /** The saved card's label; null when there is none. */
  saved: string | null;
  words: PayWords;
  appearance: StripeAppearance;
  /** Null: Stripe's own, brought by its own loader. */
  scriptUrl: string | null;
};

type StripeClient = Extract<PayClient, { gateway: "stripe" }>;

/** The saved card or another one, on the same intent, under the one button; the bank's question stands in the page. */
export function StripePay({ saved, words, appearance, scriptUrl, ...props }: Props) {
  const payment = usePayment(props);
  const { phase, ready, breakDown } = payment;
  const client = payment.client?.gateway === "stripe" ? payment.client : null;
  const stripe = useStripeScript(client?.publishableKey, scriptUrl, breakDown);
  const [choice, setChoice] = useState<Choice>(saved ? "saved" : "other");
  const [cardWanted, setCardWanted] = useState(!saved);
  const [cardReady, setCardReady] = useState(false);
  const card = useRef<Card>(null);
  useStart(payment);

  const reachable = stripe !== null && client !== null;
  useEffect(() => {
    if (reachable) ready();
  }, [reachable, ready]);

  const busy = phase === "working" || phase === "checking";
  const broken = phase === "broken";
  const loading = !broken && (phase === "starting" || (choice === "other" && !cardReady));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (broken) {
      setCardReady(false);
      return payment.start();
    }
    const at = choice === "other" ? card.current : null;
    if (loading || !stripe || !client || !payment.claim()) return;
    // The saved card was removed since the page was made: the page shows what is left.
    if (choice === "saved" && !client.savedMethod) return window.location.reload();
    if (choice === "other" && !(at && (await isFilledIn(at)))) return payment.release();
    if (!(await payment.mayTry(choice))) return;
    // Its answer is only a hint, and a lost one no failure: the server asks the gateway.
    await confirm(stripe, client, at).catch(() => null);
    await payment.finish();
  }

  const form = (
    <FormFrame loading={choice === "other" && loading ? words.loading : null} hidden={broken}>
      {stripe && client && cardWanted && !broken && (
        <StripeCard
          stripe={stripe}
          clientSecret={client.clientSecret}
          appearance={appearance}
          locale={props.locale}
          onReady={() => setCardReady(true)}
          onTrouble={breakDown}
          card={card}
        />
      )}
    </FormFrame>
  );
  const choose = (chosen: Choice) => {
    setChoice(chosen);
    if (chosen === "other") setCardWanted(true);
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-busy={busy}>
      {saved ? (
        <MethodChoice saved={saved} chosen={choice} onChoose={choose} busy={busy} words={words}>
          {form}
        </MethodChoice>
      ) : (
        form
      )}
      <FormNotice attempt={payment} words={words} />
      {!saved && !broken && <p className={styles.consent}>{words.alone}</p>}
      <Button look="primary" type="submit" busy={busy} disabled={loading}>
        {broken
          ? words.retry
          : busy
            ? words.working
            : choice === "saved"
              ? words.payWithSaved
              : words.payWithOther}
      </Button>
    </form>
  );
}

function confirm(stripe: Stripe, { clientSecret, savedMethod, returnUrl }: StripeClient, card: Card | null) {
  const redirect = "if_required" as const;
  if (card)
    return stripe.confirmPayment({
      elements: card.elements,
      confirmParams: { return_url: returnUrl },
      redirect,
    });
  const confirmParams = { payment_method: savedMethod, return_url: returnUrl };
  return stripe.confirmPayment({ clientSecret, confirmParams, redirect });
}
