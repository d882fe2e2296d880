import { formatMoney } from "@/lib/i18n/format";
import { type Money, money } from "@/lib/money";
import { failureWords } from "./failure-words";
import { aboutMoney, because, change, page, type Said, type Sentence } from "./sentence";

const item = ({ subjectId, details, names }: Said) =>
  names.items.get(subjectId) ?? names.items.get(String(details.item_id)) ?? "an item";

const text = (amount: Money) => formatMoney(amount, "en");

/** ` of $200.00`, by the entry's own figures or else by its charge's; nothing where neither is known. */
function of({ subjectId, details, names }: Said): string {
  const { amount, currency, charge_id } = details;
  if (typeof amount === "number" && typeof currency === "string")
    return ` of ${text(money(amount, currency))}`;
  const known = names.charges.get(subjectId) ?? names.charges.get(String(charge_id));
  return known ? ` of ${text(known)}` : "";
}

const number = ({ details }: Said) => (typeof details.number === "string" ? ` ${details.number}` : "");

const failure = ({ details }: Said) => failureWords(details.failure_code, details.decline_code);

/** A person's doing is told as that; what came of a call or by itself is told as what happened. */
const did = (said: Said, verb: string, object: string, happened: string) =>
  said.actor === "staff"
    ? `${said.who} ${verb} ${object}`
    : `${object.replace(/^./, (first) => first.toUpperCase())} ${happened}`;

/** What the audit trail says of one customer. */
export const CUSTOMER_SENTENCES = {
  "customer.setup_built": change(({ who }) => `${who} built a setup link`),
  "customer.created": change(({ who }) => `${who} created the customer`),
  "customer.activated": change(() => "Customer became active", "good"),
  "customer.suspended": change((said) => `${said.who} suspended the customer${because(said)}`, "bad"),
  "customer.restored": change((said) => `${said.who} restored the customer${because(said)}`, "good"),
  "customer.notes_edited": change(({ who }) => `${who} edited the notes`),
  "payment_method.replaced": change(() => "Payment method replaced by another one", "good"),
  "payment_method.detached": change(() => "Payment method removed at the gateway", "bad"),
  "payment_method.updated": change(({ details }) =>
    typeof details.label === "string" ? `Payment method renewed: ${details.label}` : "Payment method renewed",
  ),
  "setup.opened": page(() => "Customer opened the setup page"),
  "setup.tried": page(() => "Customer pressed the button on the setup page"),
  "setup.failed": page(failure, "bad"),
  "setup.cancelled": page(() => "Customer turned back from the setup"),
  "setup.expired": change(() => "Setup link expired unused"),
  "setup.revoked": change((said) => `${said.who} revoked the setup link${because(said)}`),
  "setup.mailed": change(({ who }) => `${who} mailed the setup link`),
  "enrollment.created": change(
    (said) =>
      said.actor === "staff"
        ? `${said.who} enrolled the customer in ${item(said)}`
        : `Enrolled in ${item(said)}`,
    "good",
  ),
  "enrollment.skipped": change((said) => `Not enrolled in ${item(said)}${because(said)}`, "bad"),
  "enrollment.paused": change((said) => did(said, "paused", item(said), "paused") + because(said), "bad"),
  "enrollment.resumed": change((said) => did(said, "resumed", item(said), "resumed") + because(said), "good"),
  "enrollment.cancelled": change(
    (said) => did(said, "cancelled", item(said), "cancelled") + because(said),
    "bad",
  ),
  "trigger.fired": aboutMoney((said) => `${said.who} fired ${item(said)}: charge${of(said)}`, "waiting"),
  "charge.failed": aboutMoney((said) => `Charge${of(said)} failed: ${failure(said)}`, "bad"),
  "charge.ended_by_staff": aboutMoney(
    (said) => `${said.who} ended the charge${of(said)} that was in doubt${because(said)}`,
    "bad",
  ),
  "invoice.issued": aboutMoney((said) => `Invoice${number(said)}${of(said)} issued`, "waiting"),
  "invoice.mailed": page((said) => `${said.who} mailed the invoice again`),
  "invoice.overdue": aboutMoney((said) => `Invoice${number(said)}${of(said)} is overdue`, "bad"),
  "invoice.voided": aboutMoney((said) => `${said.who} voided the invoice${of(said)}${because(said)}`, "bad"),
  "payment.opened": page(() => "Customer opened the pay page"),
  "payment.tried": page(
    ({ details }) =>
      `Customer pressed the button on the pay page, with ${details.method === "saved" ? "the saved method" : "another method"}`,
  ),
  "payment.failed": page((said) => `Payment${of(said)} refused: ${failure(said)}`, "bad"),
  "payment.cancelled": page(() => "Customer turned back from the payment"),
  "refund.requested": aboutMoney((said) => `${said.who} asked for a refund${of(said)}`, "waiting"),
  "refund.succeeded": aboutMoney((said) => `Refund${of(said)} succeeded`),
  "refund.failed": aboutMoney(
    (said) =>
      `Refund failed${typeof said.details.failure_code === "string" ? `: ${said.details.failure_code.replaceAll("_", " ")}` : ""}`,
    "bad",
  ),
  "refund.found": aboutMoney((said) => `Refund${of(said)} found that was made at the gateway`),
  "dispute.open": aboutMoney((said) => `Charge${of(said)} is disputed`, "bad"),
  "dispute.won": aboutMoney((said) => `Dispute of the charge${of(said)} won: the money is back`, "good"),
  "dispute.lost": aboutMoney((said) => `Dispute of the charge${of(said)} lost`, "bad"),
} as const satisfies Record<string, Sentence>;
