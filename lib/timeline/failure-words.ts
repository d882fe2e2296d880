import type { GatewayFailure } from "@/lib/gateways/types";

const WORDS: Record<GatewayFailure["code"] | "gateway_rejected", string> = {
  card_declined: "Card declined",
  insufficient_funds: "Card declined: insufficient funds",
  expired_card: "Card declined: it has expired",
  incorrect_cvc: "Card declined: wrong security code",
  incorrect_number: "Card declined: wrong number",
  authentication_failed: "The bank's confirmation failed",
  authentication_required: "The bank wants the customer's confirmation",
  payer_action_required: "PayPal wants the payer's approval",
  method_unusable: "The payment method cannot be used",
  vaulting_not_enabled: "The PayPal account may not save payment methods",
  processing_error: "The gateway could not carry it out",
  gateway_rejected: "The gateway refused the organization's account",
};

/** A refusal in words, with the provider's own word where that says more. Pure. */
export function failureWords(code: unknown, declineCode: unknown): string {
  const known = typeof code === "string" && code in WORDS ? WORDS[code as keyof typeof WORDS] : undefined;
  const words = known ?? "Refused by the gateway";
  if (typeof declineCode !== "string" || declineCode === "") return words;
  const said = declineCode.replaceAll("_", " ").toLowerCase();
  const saysMore = !["generic decline", "card declined", "do not honor"].includes(said);
  if (!saysMore || words.toLowerCase().includes(said)) return words;
  return words.includes(":") ? `${words} (${said})` : `${words}: ${said}`;
}
