import type { ChargeStatus } from "@/lib/generated/prisma/enums";
import { formatMoney } from "@/lib/i18n/format";
import { money } from "@/lib/money";

/** Details in minor units, each with the field that has its currency. */
const AMOUNTS: Record<string, { name: string; currency: string }> = {
  amount: { name: "Amount", currency: "currency" },
  provider_amount: { name: "Amount at the provider", currency: "provider_currency" },
  refunded: { name: "Refunded here", currency: "currency" },
  provider_refunded: { name: "Refunded at the provider", currency: "currency" },
};

const WORDS: Record<string, string> = {
  was: "Charge before",
  provider_says: "The provider says",
  provider_code: "The provider's reason",
  dispute_status: "Dispute",
  type: "Event",
  label: "Payment method",
};

const TIMES: Record<string, string> = { created_at: "Made at the provider", since: "Processing since" };

const IDS: Record<string, string> = {
  charge_id: "Charge that it names",
  recorded_ref: "The first payment",
  refund_id: "Refund",
};

type Fact = { name: string; value: string };

/** What is known of a finding, by names that people read; what has none is left out. Pure. */
export function toFindingFacts(details: unknown, charge: ChargeStatus | undefined): Fact[] {
  const known = typeof details === "object" && details !== null ? (details as Record<string, unknown>) : {};
  const facts = Object.entries(known).flatMap(([field, value]) => toFact(field, value, known));
  if (charge) facts.push({ name: "Charge now", value: inWords(charge) });
  if (typeof known.error === "string") facts.push({ name: "What went wrong", value: known.error });
  return facts;
}

function toFact(field: string, value: unknown, known: Record<string, unknown>): Fact[] {
  const amount = AMOUNTS[field];
  if (amount) {
    const currency = known[amount.currency];
    if (typeof value !== "number" || typeof currency !== "string") return [];
    return [{ name: amount.name, value: formatMoney(money(value, currency), "en") }];
  }
  if (typeof value !== "string" || value === "") return [];
  const [word, time, id] = [WORDS[field], TIMES[field], IDS[field]];
  if (word) return [{ name: word, value: field === "type" || field === "label" ? value : inWords(value) }];
  if (time) return [{ name: time, value: `${value.slice(0, 16).replace("T", " ")} UTC` }];
  return id ? [{ name: id, value }] : [];
}

const inWords = (code: string) => code.replaceAll("_", " ");
