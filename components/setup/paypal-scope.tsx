"use client";

import { PayPalProvider, useEligibleMethods, usePayPal } from "@paypal/react-paypal-js/sdk-v6";
import { type ReactNode, useEffect, useState } from "react";
import type { Locale } from "@/lib/setup/view";
import { providerScript } from "./provider-script";

type Props = {
  client: { clientId: string; environment: "sandbox" | "production" } | null;
  flow: "VAULT_WITHOUT_PAYMENT" | "ONE_TIME_PAYMENT";
  locale: Locale;
  /** Null: PayPal's own, brought by its own loader. */
  scriptUrl: string | null;
  onReady: () => void;
  onTrouble: () => void;
  /** PayPal's button. */
  children: ReactNode;
};

/** PayPal's script, opened for one account, around its button: shown once PayPal says that it may be. */
export function PaypalScope({ client, locale, scriptUrl, onTrouble, children, ...eligible }: Props) {
  const [scriptReady, setScriptReady] = useState(scriptUrl === null);
  useEffect(() => {
    if (!scriptUrl) return;
    providerScript(scriptUrl, () => "paypal" in window).then(() => setScriptReady(true), onTrouble);
  }, [scriptUrl, onTrouble]);

  if (!client || !scriptReady) return null;
  return (
    <PayPalProvider
      clientId={client.clientId}
      environment={client.environment}
      components={["paypal-payments"]}
      pageType="checkout"
      locale={locale}
    >
      <Eligible {...eligible} onTrouble={onTrouble}>
        {children}
      </Eligible>
    </PayPalProvider>
  );
}

function Eligible({
  flow,
  onReady,
  onTrouble,
  children,
}: Pick<Props, "flow" | "onReady" | "onTrouble" | "children">) {
  const { error: sdkError } = usePayPal();
  const { eligiblePaymentMethods, error } = useEligibleMethods({ payload: { paymentFlow: flow } });
  const eligible = eligiblePaymentMethods?.isEligible("paypal") ?? null;
  useEffect(() => {
    if (sdkError || error || eligible === false) onTrouble();
    else if (eligible) onReady();
  }, [sdkError, error, eligible, onReady, onTrouble]);
  return eligible ? children : null;
}
