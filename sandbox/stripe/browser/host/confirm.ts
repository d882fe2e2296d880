import { callApi } from "../shared/api";
import { type IntentKind, toIntentRef } from "../shared/intent-secret";
import type { Intent, Outcome } from "../shared/protocol";
import { toReturnAddress } from "../shared/return-address";
import { Elements } from "./elements";
import { IntegrationError } from "./integration-error";
import { focusAgain, leaveFor, takeNextAction } from "./next-action";

export type ConfirmOptions = {
  elements?: Elements;
  clientSecret?: string;
  confirmParams?: Record<string, unknown> & {
    return_url?: string;
    payment_method_data?: Record<string, unknown>;
  };
  redirect?: "if_required" | "always";
};

export type Caller = { origin: string; key: string; locale: string };

function toReturnUrl(options: ConfirmOptions): string | undefined {
  const url = options.confirmParams?.return_url;
  const always = options.redirect !== "if_required";
  if (!url && !always) return undefined;
  if (!url)
    throw new IntegrationError('confirmParams.return_url is needed unless redirect is "if_required".');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new IntegrationError("confirmParams.return_url has to be an absolute http or https URL.");
  return url;
}

function toRef(kind: IntentKind, clientSecret: string | undefined) {
  const ref = toIntentRef(clientSecret ?? "");
  if (ref?.kind === kind && clientSecret) return { ...ref, clientSecret };
  throw new IntegrationError(
    `The client secret is not one of a ${kind === "payment" ? "Payment" : "Setup"}Intent.`,
  );
}

/** Confirms without an element: the intent has its method, or `confirmParams` names one. */
function confirmBare(
  caller: Caller,
  path: string,
  clientSecret: string,
  parameters: Record<string, unknown>,
) {
  return callApi<Intent>(caller.origin, "POST", `${path}/confirm`, {
    ...parameters,
    key: caller.key,
    client_secret: clientSecret,
    use_stripe_sdk: true,
  });
}

/**
 * Confirms an intent with the group's card and sees it through a challenge. Resolves with the intent or Stripe's
 * error; under `redirect: "always"` a success navigates to `return_url` instead. Throws IntegrationError for misuse.
 */
export async function confirmIntent(
  caller: Caller,
  kind: IntentKind,
  options: ConfirmOptions,
): Promise<Outcome<Intent>> {
  const { elements, confirmParams = {} } = options;
  if (elements && !(elements instanceof Elements))
    throw new IntegrationError("elements is no Elements group.");
  const returnUrl = toReturnUrl(options);
  const element = elements?.requireElement();
  const { path, clientSecret } = toRef(kind, options.clientSecret ?? elements?.clientSecret);
  const confirmed = element
    ? await element.ask("confirm", {
        clientSecret,
        returnUrl,
        paymentMethodData: confirmParams.payment_method_data ?? {},
      })
    : await confirmBare(caller, path, clientSecret, confirmParams);
  if (confirmed.error) return confirmed;

  const always = options.redirect !== "if_required";
  const outcome = await takeNextAction(confirmed.value, {
    ...caller,
    locale: elements?.language ?? caller.locale,
    merchant: element?.merchant ?? window.location.hostname,
    refocus: element ? (before) => element.refocus(before) : focusAgain,
    redirectTo: always ? returnUrl : undefined,
  });
  const address = outcome.value && always && returnUrl && toReturnAddress(returnUrl, outcome.value);
  return address ? leaveFor(address) : outcome;
}
