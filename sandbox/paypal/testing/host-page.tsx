import {
  PayPalOneTimePaymentButton,
  PayPalProvider,
  PayPalSavePaymentButton,
  useEligibleMethods,
  usePayPal,
} from "@paypal/react-paypal-js/sdk-v6";
import { useState } from "react";
import { createRoot } from "react-dom/client";

const query = new URLSearchParams(location.search);
const token = query.get("token") ?? "";
type Mode = "auto" | "popup" | "modal" | "redirect";
const mode = (query.get("mode") ?? "auto") as Mode;

/** What a test lets through, to look at the window while the page still waits for its token. */
declare global {
  interface Window {
    release?: () => void;
  }
}
const released = query.has("wait")
  ? new Promise<void>((resolve) => {
      window.release = resolve;
    })
  : Promise.resolve();

/** Pays the order that the address names; `direct` hands its id over instead of a promise. */
function Pay({ order }: { order: string }) {
  const [said, setSaid] = useState<string[]>([]);
  const { eligiblePaymentMethods } = useEligibleMethods({ payload: { paymentFlow: "ONE_TIME_PAYMENT" } });
  const say = (text: string) => setSaid((before) => [...before, text]);
  const which = query.has("direct") ? { orderId: order } : { createOrder: async () => ({ orderId: order }) };
  return (
    <>
      {eligiblePaymentMethods?.isEligible("paypal") && (
        <PayPalOneTimePaymentButton
          {...which}
          type="pay"
          presentationMode={mode}
          onApprove={async (data) => say(`approved ${data.orderId} ${data.payerId}`)}
          onCancel={(data) => say(`cancelled ${data.orderId ?? ""}`.trim())}
          onError={(data) => say(`error ${data.code} ${data.message}`)}
          onComplete={(data) => say(`complete ${data.paymentSessionState}`)}
        />
      )}
      <ol data-testid="said">
        {said.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </>
  );
}

function Save() {
  const [said, setSaid] = useState<string[]>([]);
  const { error: sdkError } = usePayPal();
  const { eligiblePaymentMethods, error } = useEligibleMethods({
    payload: { paymentFlow: "VAULT_WITHOUT_PAYMENT" },
  });
  const say = (text: string) => setSaid((before) => [...before, text]);
  const broken = sdkError ?? error;
  return (
    <>
      {eligiblePaymentMethods?.isEligible("paypal") && (
        <PayPalSavePaymentButton
          type="pay"
          presentationMode={mode}
          createVaultToken={async () => {
            await released;
            if (query.has("fail")) throw new Error("no token today");
            return { vaultSetupToken: token };
          }}
          onApprove={async (data) => say(`approved ${data.vaultSetupToken} ${data.payerId}`)}
          onCancel={(data) => say(`cancelled ${data.vaultSetupToken ?? ""}`.trim())}
          onError={(data) => say(`error ${data.code} ${data.message}`)}
          onComplete={(data) => say(`complete ${data.paymentSessionState}`)}
        />
      )}
      {broken && <p role="alert">{broken.message}</p>}
      <ol data-testid="said">
        {said.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </>
  );
}

createRoot(document.body.appendChild(document.createElement("main"))).render(
  <PayPalProvider
    clientId={query.get("client") ?? ""}
    environment="sandbox"
    components={["paypal-payments"]}
    pageType="checkout"
    locale={query.get("locale") ?? "en-US"}
  >
    <h1>Save PayPal</h1>
    {query.has("order") ? <Pay order={query.get("order") ?? ""} /> : <Save />}
  </PayPalProvider>,
);
