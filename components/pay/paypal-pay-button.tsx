"use client";

import { PayPalOneTimePaymentButton } from "@paypal/react-paypal-js/sdk-v6";
import { useMemo, useRef } from "react";
import { presentation } from "@/components/setup/paypal-presentation";
import type { Payment } from "./use-payment";

type Props = { payment: Payment; orderId: string };

/** `start()` runs inside the click with the promise of an order: waiting first would lose the gesture and the window. */
export function PaypalPayButton({ payment: { phase, claim, mayTry, finish }, orderId }: Props) {
  const refused = useRef(false);
  const session = useMemo(
    () => ({
      presentationMode: presentation(navigator),
      createOrder: async () => {
        refused.current = !claim() || !(await mayTry("other"));
        if (refused.current) throw new Error("This try was not let through");
        return { orderId };
      },
      onApprove: () => finish(),
      onCancel: () => void finish("cancelled"),
      // Nothing was approved, as far as PayPal's script knows; like every hint it is checked by the server.
      onError: () => void (refused.current || finish("cancelled")),
    }),
    [orderId, claim, mayTry, finish],
  );
  return <PayPalOneTimePaymentButton {...session} disabled={phase !== "ready"} />;
}
