"use client";

import { PayPalSavePaymentButton } from "@paypal/react-paypal-js/sdk-v6";
import { useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import styles from "./form.module.css";
import { FormFrame } from "./form-frame";
import { FormNotice } from "./form-notice";
import type { FormWords } from "./form-words";
import { presentation } from "./paypal-presentation";
import { PaypalScope } from "./paypal-scope";
import { type Attempt, type AttemptProps, useAttempt } from "./use-attempt";

type Props = AttemptProps & {
  words: FormWords;
  consent: string;
  /** Null: PayPal's own, brought by its own loader. */
  scriptUrl: string | null;
};

/** PayPal's own save-payment button under the consent; what came of it is asked of the server. */
export function PaypalForm({ words, consent, scriptUrl, ...props }: Props) {
  const attempt = useAttempt(props);
  const { phase, client } = attempt;
  const paypal = client?.gateway === "paypal" ? client : null;
  return (
    <div className={styles.form} aria-busy={phase === "working" || phase === "checking"}>
      <FormNotice attempt={attempt} words={words} />
      {phase === "broken" ? (
        <Button look="primary" onClick={attempt.start}>
          {words.retry}
        </Button>
      ) : (
        <>
          <p className={styles.consent}>{consent}</p>
          <FormFrame loading={phase === "starting" ? words.loading : null} short>
            <PaypalScope
              client={paypal}
              flow="VAULT_WITHOUT_PAYMENT"
              locale={props.locale}
              scriptUrl={scriptUrl}
              onReady={attempt.ready}
              onTrouble={attempt.breakDown}
            >
              {paypal && <SaveButton attempt={attempt} setupToken={paypal.setupToken} />}
            </PaypalScope>
          </FormFrame>
        </>
      )}
    </div>
  );
}

/** `start()` runs inside the click with the promise of a token: waiting first would lose the gesture and the window. */
function SaveButton({ attempt, setupToken }: { attempt: Attempt; setupToken: string }) {
  const { claim, mayTry, finish, phase } = attempt;
  const refused = useRef(false);
  const session = useMemo(
    () => ({
      presentationMode: presentation(navigator),
      createVaultToken: async () => {
        refused.current = !claim() || !(await mayTry());
        if (refused.current) throw new Error("This try was not let through");
        return { vaultSetupToken: setupToken };
      },
      onApprove: () => finish(),
      onCancel: () => void finish("cancelled"),
      // Nothing was approved, as far as PayPal's script knows; like every hint it is checked by the server.
      onError: () => void (refused.current || finish("cancelled")),
    }),
    [setupToken, claim, mayTry, finish],
  );
  return <PayPalSavePaymentButton {...session} disabled={phase !== "ready"} />;
}
