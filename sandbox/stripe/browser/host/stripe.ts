import { callApi } from "../shared/api";
import { type IntentKind, toIntentRef } from "../shared/intent-secret";
import type { Intent, Outcome, StripeError } from "../shared/protocol";
import { type Caller, type ConfirmOptions, confirmIntent } from "./confirm";
import { Elements, type ElementsOptions } from "./elements";
import { IntegrationError } from "./integration-error";
import { focusAgain, takeNextAction } from "./next-action";

type IntentResult = { paymentIntent?: Intent; setupIntent?: Intent; error?: StripeError };

const resultName = { payment: "paymentIntent", setup: "setupIntent" } as const;

function toResult(kind: IntentKind, outcome: Outcome<Intent>): IntentResult {
  return outcome.error ? { error: outcome.error } : { [resultName[kind]]: outcome.value };
}

function unplayed(name: string): () => never {
  return () => {
    throw new IntegrationError(`The sandbox does not play stripe.${name}().`);
  };
}

type CreateMethodOptions = { elements?: Elements; params?: Record<string, unknown> };
type CardConfirmation = { payment_method?: string; return_url?: string };

/** The object that `Stripe(publishableKey)` gives: as much of it as Elements with a card and intents need. */
export function createStripe(origin: string, key: string, options: { locale?: string } = {}) {
  const caller: Caller = { origin, key, locale: options.locale ?? "auto" };

  async function retrieve(kind: IntentKind, clientSecret: string): Promise<IntentResult> {
    const ref = toIntentRef(clientSecret);
    if (ref?.kind !== kind)
      throw new IntegrationError(`The client secret is not one of a ${resultName[kind]}.`);
    const parameters = { key, client_secret: clientSecret };
    return toResult(kind, await callApi<Intent>(origin, "GET", ref.path, parameters));
  }

  const confirm = async (kind: IntentKind, confirmOptions: ConfirmOptions): Promise<IntentResult> =>
    toResult(kind, await confirmIntent(caller, kind, confirmOptions));

  const confirmCard = (kind: IntentKind) => (clientSecret: string, data: CardConfirmation) =>
    confirm(kind, { clientSecret, confirmParams: { ...data }, redirect: "if_required" });

  async function handleNextAction({ clientSecret }: { clientSecret: string }): Promise<IntentResult> {
    const kind = toIntentRef(clientSecret)?.kind;
    if (!kind) throw new IntegrationError("handleNextAction(): the client secret is not one of an intent.");
    const found = await retrieve(kind, clientSecret);
    const intent = found[resultName[kind]];
    if (!intent) return found;
    const around = {
      ...caller,
      merchant: window.location.hostname,
      refocus: focusAgain,
      redirectTo: undefined,
    };
    return toResult(kind, await takeNextAction(intent, around));
  }

  async function createPaymentMethod({ elements, params = {} }: CreateMethodOptions) {
    if (!(elements instanceof Elements))
      throw new IntegrationError("createPaymentMethod() takes an Elements group in the sandbox.");
    const { value, error } = await elements.requireElement().ask("createPaymentMethod", params);
    return error ? { error } : { paymentMethod: value };
  }

  return {
    elements: (elementsOptions: ElementsOptions = {}) =>
      new Elements(origin, key, elementsOptions, caller.locale),
    confirmPayment: (confirmOptions: ConfirmOptions) => confirm("payment", confirmOptions),
    confirmSetup: (confirmOptions: ConfirmOptions) => confirm("setup", confirmOptions),
    confirmCardPayment: confirmCard("payment"),
    confirmCardSetup: confirmCard("setup"),
    retrievePaymentIntent: (clientSecret: string) => retrieve("payment", clientSecret),
    retrieveSetupIntent: (clientSecret: string) => retrieve("setup", clientSecret),
    handleNextAction,
    createPaymentMethod,
    createToken: unplayed("createToken"),
    createSource: unplayed("createSource"),
    createConfirmationToken: unplayed("createConfirmationToken"),
    paymentRequest: unplayed("paymentRequest"),
    initCheckout: unplayed("initCheckout"),
    /** Wrapper libraries name themselves here; nobody counts them in the sandbox. */
    registerAppInfo: (_info: unknown) => {},
    _registerWrapper: (_info: unknown) => {},
  };
}
