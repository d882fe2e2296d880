import type { AttentionKind } from "@/lib/figures/view";

type Words = { one: string; many: string; todo: string };

/** What each kind of trouble is called, and what to do about it. */
export const ATTENTION_WORDS: Record<AttentionKind, Words> = {
  charges_in_doubt: {
    one: "charge in doubt",
    many: "charges in doubt",
    todo: "The gateway has not said what became of them. They are asked for again by themselves; look when one is hours old.",
  },
  gateway_trouble: {
    one: "gateway account in trouble",
    many: "gateway accounts in trouble",
    todo: "Its keys are refused, or its events cannot be worked. Run the go-live doctor.",
  },
  failed_charges: {
    one: "failed charge",
    many: "failed charges",
    todo: "In the last seven days, and nothing was taken since. Ask these customers for another payment method.",
  },
  paused_enrollments: {
    one: "paused enrollment",
    many: "paused enrollments",
    todo: "Nothing is charged for them until somebody resumes them.",
  },
  overdue_invoices: {
    one: "overdue invoice",
    many: "overdue invoices",
    todo: "Their customers were reminded. Write to them, or void what is no longer owed.",
  },
  expiring_cards: {
    one: "card about to expire",
    many: "cards about to expire",
    todo: "Send these customers a link on which they replace the method.",
  },
  failing_endpoints: {
    one: "failing webhook endpoint",
    many: "failing webhook endpoints",
    todo: "They take nothing of what happens. Mend the receiver, then look whether it catches up; enable again what was disabled.",
  },
  failed_mails: {
    one: "mail that could not be sent",
    many: "mails that could not be sent",
    todo: "In the last seven days. Look whether the addresses are right.",
  },
  drift_findings: {
    one: "difference from a gateway's books",
    many: "differences from the gateways' books",
    todo: "The drift report says what each of them means.",
  },
};
