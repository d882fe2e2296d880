"use client";

import { useEffect, useState } from "react";
import styles from "@/components/setup/form.module.css";
import { FormFrame } from "@/components/setup/form-frame";
import { FormNotice } from "@/components/setup/form-notice";
import { PaypalScope } from "@/components/setup/paypal-scope";
import { type TriesProps, useStart } from "@/components/setup/use-tries";
import { Button } from "@/components/ui/button";
import { type Choice, MethodChoice } from "./method-choice";
import type { PayWords } from "./pay-words";
import { PaypalPayButton } from "./paypal-pay-button";
import { usePayment } from "./use-payment";

type Props = TriesProps & {
  /** The saved account's label; null when there is none. */
  saved: string | null;
  words: PayWords;
  /** Null: PayPal's own, brought by its own loader. */
  scriptUrl: string | null;
};

/** The saved account, which the server charges; or another one, approved behind PayPal's own button. */
export function PaypalPay({ saved, words, scriptUrl, ...props }: Props) {
  const payment = usePayment(props);
  const [choice, setChoice] = useState<Choice>(saved ? "saved" : "other");
  useStart(payment, !saved);
  // A press before the page has come to life would be lost without a word.
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);

  const client = payment.client?.gateway === "paypal" ? payment.client : null;
  const busy = payment.phase === "working" || payment.phase === "checking";
  // Whatever becomes of another account's button, the saved one can be charged.
  const phase = busy || choice === "other" ? payment.phase : "ready";
  const choose = (chosen: Choice) => {
    setChoice(chosen);
    if (chosen === "other") void payment.start();
  };
  return (
    <div className={styles.form} aria-busy={busy}>
      {saved && <MethodChoice saved={saved} chosen={choice} onChoose={choose} busy={busy} words={words} />}
      <FormNotice attempt={{ ...payment, phase }} words={words} />
      {!saved && phase !== "broken" && <p className={styles.consent}>{words.alone}</p>}
      {choice === "saved" ? (
        <Button look="primary" busy={busy} disabled={!alive} onClick={payment.paySaved}>
          {busy ? words.working : words.payWithSaved}
        </Button>
      ) : phase === "broken" ? (
        <Button look="primary" onClick={payment.start}>
          {words.retry}
        </Button>
      ) : (
        <FormFrame loading={phase === "starting" ? words.loading : null} short>
          <PaypalScope
            client={client}
            flow="ONE_TIME_PAYMENT"
            locale={props.locale}
            scriptUrl={scriptUrl}
            onReady={payment.ready}
            onTrouble={payment.breakDown}
          >
            {client && <PaypalPayButton payment={payment} orderId={client.orderId} />}
          </PaypalScope>
        </FormFrame>
      )}
    </div>
  );
}
