"use client";

import { type FormEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { StripeAppearance } from "@/lib/brands/stripe-appearance";
import styles from "./form.module.css";
import { FormFrame } from "./form-frame";
import { FormNotice } from "./form-notice";
import type { FormWords } from "./form-words";
import { type Card, isFilledIn, StripeCard, useStripeScript } from "./stripe-card";
import { type Attempt, type AttemptProps, useAttempt } from "./use-attempt";

type Props = AttemptProps & {
  words: FormWords;
  consent: string;
  appearance: StripeAppearance;
  /** Null: Stripe's own, brought by its own loader. */
  scriptUrl: string | null;
};

type StripeClient = Extract<NonNullable<Attempt["client"]>, { gateway: "stripe" }>;

/** Stripe's Payment Element, the consent and the one button: card, count, confirm, and then what the server found. */
export function StripeForm({ words, consent, appearance, scriptUrl, ...props }: Props) {
  const attempt = useAttempt(props);
  const { phase, client, breakDown } = attempt;
  const stripeClient = client?.gateway === "stripe" ? client : null;
  const stripe = useStripeScript(stripeClient?.publishableKey, scriptUrl, breakDown);
  const card = useRef<Card>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (phase === "broken") return attempt.start();
    const at = card.current;
    if (phase !== "ready" || !at || !stripeClient || !attempt.claim()) return;
    if (!(await isFilledIn(at))) return attempt.release();
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
          <StripeCard
            stripe={stripe}
            clientSecret={stripeClient.clientSecret}
            appearance={appearance}
            locale={props.locale}
            onReady={attempt.ready}
            onTrouble={breakDown}
            card={card}
          />
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

function confirm({ stripe, elements }: Card, { intent, returnUrl }: StripeClient): Promise<unknown> {
  const confirming = { elements, confirmParams: { return_url: returnUrl }, redirect: "if_required" as const };
  return intent === "payment" ? stripe.confirmPayment(confirming) : stripe.confirmSetup(confirming);
}
