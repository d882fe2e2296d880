import { fill, type Language } from "../messages/resolve";
import { toIntentRef } from "../shared/intent-secret";
import type { Intent, PaymentSettings } from "../shared/protocol";

/**
 * Stripe's own mandate text: shown when the card is kept for later (a SetupIntent, or a PaymentIntent with
 * `setup_future_usage`), unless the page passes `terms: {card: "never"}` because it prints its own.
 */
export function showTerms(settings: PaymentSettings, intent: Intent | undefined, language: Language): void {
  const terms = document.querySelector<HTMLElement>(".TermsText");
  if (!terms) return;
  const wanted = settings.options.terms?.card ?? "auto";
  const kept =
    toIntentRef(settings.clientSecret ?? "")?.kind === "setup" || Boolean(intent?.setup_future_usage);
  terms.hidden = wanted === "never" || (wanted === "auto" && !kept);
  const merchant = settings.options.business?.name ?? "Sandbox";
  terms.textContent = terms.hidden
    ? ""
    : fill(language.messages.terms, { merchant: `\u2068${merchant}\u2069` });
}
