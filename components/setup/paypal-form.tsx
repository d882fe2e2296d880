"use client";

import {
  PayPalProvider,
  PayPalSavePaymentButton,
  useEligibleMethods,
  usePayPal,
} from "@paypal/react-paypal-js/sdk-v6";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import styles from "./form.module.css";
import { FormFrame } from "./form-frame";
import { FormNotice } from "./form-notice";
import type { FormWords } from "./form-words";
import { presentation } from "./paypal-presentation";
import { providerScript } from "./provider-script";
import { type Attempt, type AttemptProps, useAttempt } from "./use-attempt";

type Props = AttemptProps & {
  words: FormWords;
  consent: string;
  /** Null: PayPal's own, brought by its own loader. */
  scriptUrl: string | null;
};

type PaypalClient = Extract<NonNullable<Attempt["client"]>, { gateway: "paypal" }>;

/** PayPal's own save-payment button under the consent; what came of it is asked of the server. */
export function PaypalForm({ words, consent, scriptUrl, ...props }: Props) {
  const attempt = useAttempt(props);
  const { phase, client, breakDown } = attempt;
  const paypal = client?.gateway === "paypal" ? client : null;
  const [scriptReady, setScriptReady] = useState(scriptUrl === null);

  useEffect(() => {
    if (!scriptUrl) return;
    providerScript(scriptUrl, () => "paypal" in window).then(() => setScriptReady(true), breakDown);
  }, [scriptUrl, breakDown]);

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
            {paypal && scriptReady && (
              <PayPalProvider
                key={paypal.setupToken}
                clientId={paypal.clientId}
                environment={paypal.environment}
                components={["paypal-payments"]}
                pageType="checkout"
                locale={props.locale}
              >
                <SaveButton attempt={attempt} client={paypal} />
              </PayPalProvider>
            )}
          </FormFrame>
        </>
      )}
    </div>
  );
}

/** `start()` runs inside the click with the promise of a token: waiting first would lose the gesture and the window. */
function SaveButton({ attempt, client }: { attempt: Attempt; client: PaypalClient }) {
  const { ready, breakDown, claim, mayTry, finish, phase } = attempt;
  const { error: sdkError } = usePayPal();
  const { eligiblePaymentMethods, error } = useEligibleMethods({
    payload: { paymentFlow: "VAULT_WITHOUT_PAYMENT" },
  });
  const eligible = eligiblePaymentMethods?.isEligible("paypal") ?? null;
  const refused = useRef(false);

  useEffect(() => {
    if (sdkError || error || eligible === false) breakDown();
    else if (eligible) ready();
  }, [sdkError, error, eligible, ready, breakDown]);

  const session = useMemo(
    () => ({
      presentationMode: presentation(navigator),
      createVaultToken: async () => {
        refused.current = !claim() || !(await mayTry());
        if (refused.current) throw new Error("This try was not let through");
        return { vaultSetupToken: client.setupToken };
      },
      onApprove: () => finish(),
      onCancel: () => void finish("cancelled"),
      // Nothing was approved, as far as PayPal's script knows; like every hint it is checked by the server.
      onError: () => void (refused.current || finish("cancelled")),
    }),
    [client.setupToken, claim, mayTry, finish],
  );

  if (!eligible) return null;
  return <PayPalSavePaymentButton {...session} disabled={phase !== "ready"} />;
}
