import { Elements, PaymentElement, useElements, useStripe } from "@stripe/react-stripe-js";
import {
  type Appearance,
  loadStripe,
  type PaymentIntentResult,
  type SetupIntentResult,
  type StripeElementLocale,
} from "@stripe/stripe-js";
import { type FormEvent, StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

type Result = PaymentIntentResult | SetupIntentResult;

const query = new URLSearchParams(location.search);
const clientSecret = query.get("secret") ?? "";
const locale = (query.get("locale") ?? "en") as StripeElementLocale;
const appearance = JSON.parse(query.get("appearance") ?? "{}") as Appearance;
const redirect = query.get("redirect") ?? "if_required";
const returnUrl = new URL("/return", location.href).href;
const stripePromise = loadStripe(query.get("key") ?? "");

/** A customer's page in small: the form around the element, and what came of it in words and as JSON. */
function Checkout() {
  const stripe = useStripe();
  const elements = useElements();
  const [ready, setReady] = useState("loading");
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Result>();
  const [complete, setComplete] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!stripe || !elements) return;
    setBusy(true);
    const confirm = clientSecret.startsWith("seti_") ? stripe.confirmSetup : stripe.confirmPayment;
    const confirmParams = { return_url: returnUrl };
    const options = { elements, confirmParams, redirect: redirect as "if_required" };
    setResult((await confirm(options)) as Result);
    setBusy(false);
  }

  return (
    <form onSubmit={submit}>
      <PaymentElement
        options={{ terms: { card: "never" }, business: { name: "Test Shop" } }}
        onReady={() => setReady("ready")}
        onLoadError={({ error }) => setReady(`loaderror: ${error.type}`)}
        onChange={(event) => setComplete(event.complete)}
      />
      <button type="submit" disabled={busy}>
        Pay
      </button>
      <p id="ready">{ready}</p>
      <p id="complete">{complete ? "complete" : "incomplete"}</p>
      <p role="alert">{result?.error?.message}</p>
      <pre id="result">{result && JSON.stringify(result)}</pre>
    </form>
  );
}

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <Elements stripe={stripePromise} options={{ clientSecret, locale, appearance }}>
        <Checkout />
      </Elements>
    </StrictMode>,
  );
