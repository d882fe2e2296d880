import { done as setupDone, open as setupOpen, THEMES } from "@/components/setup/testing/samples";
import type { ClosedPayView, OpenPayView, PaidView, PayView, ProcessingPayView } from "@/lib/invoices/view";
import { money } from "@/lib/money";

/** One of every state, brand and length that the pay page must bear. */

const { brand } = setupOpen;
const common = { brand, locale: "en" as const, testMode: true };

const paper = {
  ...common,
  gateway: "stripe" as const,
  number: "INV-000042",
  amount: money(75000, "USD"),
  item: "Project milestone",
  description: "Milestone 2: first prototype delivered",
  letterhead: {
    company: "Harbour Labs Ltd",
    address: "1 Quay Street\nBristol BS1 4AB",
    taxId: "GB123456789",
    terms: "Payable within 14 days, without deduction.",
    tax: { name: "VAT", percent: 20, amount: money(12500, "USD") },
  },
};

export const open: OpenPayView = {
  ...paper,
  state: "open",
  why: "pay_now",
  savedMethod: { label: "Visa •••• 4242", type: "card" },
  dueAt: "2026-12-06T12:00:00Z",
  overdue: false,
  actionBase: "",
  scriptUrl: null,
  notice: null,
  firstShown: false,
  locked: false,
};

const paypal: OpenPayView = {
  ...open,
  gateway: "paypal",
  savedMethod: { label: "payer@example.test", type: "paypal" },
};

const confirm: OpenPayView = {
  ...open,
  why: "confirm",
  item: "Wallet top-up",
  description: "Wallet top-up",
  amount: money(20000, "USD"),
  letterhead: { company: null, address: null, taxId: null, terms: null, tax: null },
};

const processing: ProcessingPayView = { ...paper, state: "processing", actionBase: "" };

export const paid: PaidView = {
  ...common,
  state: "paid",
  receipt: {
    number: paper.number,
    amount: paper.amount,
    item: paper.item,
    description: paper.description,
    letterhead: paper.letterhead,
    paidAt: "2026-11-22T10:44:00Z",
    method: { label: "Visa •••• 4242", type: "card" },
    chargeId: setupDone.receipt ?? "",
  },
  returnUrl: "https://harbour.example/wallet",
};

const closed = (reason: ClosedPayView["reason"]): ClosedPayView => ({ ...common, state: "closed", reason });

const longName =
  "Internationale Gesellschaft für Telekommunikationsdienstleistungen und Netzwerkinfrastruktur mbH";

const long: OpenPayView = {
  ...open,
  locale: "de",
  brand: { ...brand, name: longName },
  item: `Abschlagsrechnung für ${longName}`,
  description: `Leistungen im November 2026\n${"Netzwerkinfrastruktur ".repeat(12)}`,
  amount: money(98765432, "EUR"),
  savedMethod: {
    label: `${"donaudampfschifffahrtsgesellschaft.".repeat(2)}buchhaltung@example.test`,
    type: "other",
  },
};

export const SAMPLES: Record<string, PayView> = {
  open,
  "open-no-method": { ...open, savedMethod: null },
  "open-paypal": paypal,
  "open-paypal-no-method": { ...paypal, savedMethod: null },
  "open-overdue": { ...open, overdue: true, dueAt: "2026-11-08T12:00:00Z", item: null },
  declined: { ...open, notice: "card_declined" },
  "declined-paypal": { ...paypal, notice: "card_declined" },
  locked: { ...open, locked: true },
  "first-shown": { ...open, firstShown: true },
  confirm,
  "confirm-paypal": { ...confirm, gateway: "paypal", savedMethod: paypal.savedMethod },
  processing,
  paid,
  "paid-elsewhere": { ...paid, receipt: null },
  "paid-no-return": { ...paid, returnUrl: null },
  "closed-void": closed("void"),
  "closed-suspended": closed("suspended"),
  "closed-cancelled": closed("cancelled"),
  "open-dark": { ...open, brand: { ...brand, theme: THEMES.dark } },
  "open-paypal-dark": { ...paypal, brand: { ...brand, theme: THEMES.dark } },
  "paid-dark": { ...paid, brand: { ...brand, theme: THEMES.dark } },
  "open-garish": { ...open, notice: "insufficient_funds", brand: { ...brand, theme: THEMES.garish } },
  "open-long": long,
  ...Object.fromEntries(
    (["es", "fr", "de", "pt", "ja", "ar"] as const).map((locale) => [`open-${locale}`, { ...open, locale }]),
  ),
  "confirm-de": { ...confirm, locale: "de" },
  "open-paypal-ar": { ...paypal, locale: "ar" },
  "paid-ar": { ...paid, locale: "ar" },
  "processing-ar": { ...processing, locale: "ar" },
};
