import type Stripe from "stripe";
import type { SavedMethod } from "../types";

/** As card networks write their own names. */
const BRANDS: Record<string, string> = {
  amex: "American Express",
  cartes_bancaires: "Cartes Bancaires",
  diners: "Diners Club",
  discover: "Discover",
  eftpos_au: "Eftpos",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
};

/** What the customer saved, with a label such as `Visa •••• 4242`. */
export function toSavedMethod(method: Stripe.PaymentMethod, customerRef?: string): SavedMethod {
  const holder = idOf(method.customer) ?? customerRef;
  const base = { ref: method.id, ...(holder ? { customerRef: holder } : {}) };
  const { card } = method;
  if (!card) return { ...base, type: "other", label: method.type };
  return {
    ...base,
    type: "card",
    label: `${BRANDS[card.brand] ?? "Card"} •••• ${card.last4}`,
    cardBrand: card.brand,
    cardLast4: card.last4,
    cardExpMonth: card.exp_month,
    cardExpYear: card.exp_year,
  };
}

/** The id of a reference that may have been expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string | undefined {
  if (!reference) return undefined;
  return typeof reference === "string" ? reference : reference.id;
}
