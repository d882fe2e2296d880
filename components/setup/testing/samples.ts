import { money } from "@/lib/money";
import type {
  BrandView,
  ClosedView,
  DoneView,
  Locale,
  OpenView,
  ProcessingView,
  SetupView,
  TriggerView,
} from "@/lib/setup/view";

/** One of every state, brand and length that the page must bear. */

type Theme = BrandView["theme"];

const LIGHT: Theme = {
  mode: "light",
  primary: "#0f5b4f",
  background: "#ffffff",
  surface: "#f3f7f5",
  text: "#10201c",
  accent: "#0f766e",
  font: "system",
  radius: 10,
};

export const THEMES: Record<"light" | "dark" | "garish", Theme> = {
  light: LIGHT,
  dark: {
    mode: "dark",
    primary: "#b8a4ff",
    background: "#0e0f14",
    surface: "#16181f",
    text: "#eceef4",
    accent: "#b8a4ff",
    font: "humanist",
    radius: 16,
  },
  garish: {
    mode: "light",
    primary: "#ffee00",
    background: "#fffbe6",
    surface: "#ff3ea5",
    text: "#ffffff",
    accent: "#00e5ff",
    font: "rounded",
    radius: 0,
  },
};

const brand: BrandView = {
  name: "Harbour Telecom",
  logoUrl: null,
  theme: LIGHT,
  links: {
    terms: "https://harbour.example/terms",
    privacy: "https://harbour.example/privacy",
    support: "help@harbour.example",
    home: "https://harbour.example",
  },
  embedOrigins: [],
};

const trigger: TriggerView = {
  itemName: "Wallet top-up",
  mode: "fixed",
  condition: "lte",
  threshold: 15,
  unitPrice: money(20000, "USD"),
  cap: money(50000, "USD"),
  description: "When value <= $15, charge $200",
  captureMode: "off_session",
};

const common = { brand, locale: "en" as Locale, testMode: true, gateway: "stripe" as const };

export const open: OpenView = {
  ...common,
  state: "open",
  trigger,
  dueNow: money(1500, "USD"),
  consentVersion: "sample",
  replaces: null,
  actionBase: "",
  scriptUrl: null,
  notice: null,
  locked: false,
};

const processing: ProcessingView = {
  ...common,
  state: "processing",
  dueNow: money(1500, "USD"),
  actionBase: "",
};

export const done: DoneView = {
  ...common,
  state: "done",
  charged: money(1500, "USD"),
  chargedAt: "2026-11-22T10:44:00Z",
  method: { label: "Visa •••• 4242", type: "card" },
  receipt: "sc_0rT5mVnqk2Jw8ZcXyB1dGhLp",
  trigger,
  returnUrl: "https://harbour.example/wallet",
};

const closed = (reason: ClosedView["reason"]): ClosedView => ({
  brand,
  locale: "en",
  testMode: true,
  state: "closed",
  reason,
});

const longName =
  "Internationale Gesellschaft für Telekommunikationsdienstleistungen und Netzwerkinfrastruktur mbH";

export const SAMPLES: Record<string, SetupView> = {
  open,
  "open-paypal": { ...open, gateway: "paypal" },
  // As a picture, for the staff's preview.
  "open-still": { ...open, actionBase: null, notice: "card_declined" },
  "open-still-paypal": { ...open, actionBase: null, gateway: "paypal", locale: "ar" },
  "open-save-only": {
    ...open,
    dueNow: null,
    trigger: { ...trigger, mode: "event", captureMode: "client_confirm" },
  },
  "open-no-item": { ...open, trigger: null, testMode: false },
  declined: { ...open, notice: "card_declined" },
  locked: { ...open, locked: true },
  replacing: {
    ...open,
    state: "replacing",
    dueNow: null,
    replaces: { label: "Visa •••• 4242", type: "card" },
  },
  processing,
  done,
  "done-saved": { ...done, charged: null, chargedAt: null, receipt: null, returnUrl: null },
  "closed-completed": closed("completed"),
  "closed-expired": closed("expired"),
  "closed-revoked": closed("revoked"),
  "closed-superseded": closed("superseded"),
  "closed-suspended": closed("suspended"),
  "open-dark": { ...open, brand: { ...brand, theme: THEMES.dark } },
  "done-dark": { ...done, brand: { ...brand, theme: THEMES.dark } },
  "open-garish": { ...open, notice: "insufficient_funds", brand: { ...brand, theme: THEMES.garish } },
  "done-garish": { ...done, brand: { ...brand, theme: THEMES.garish } },
  "open-long": {
    ...open,
    locale: "de",
    brand: { ...brand, name: longName },
    trigger: { ...trigger, itemName: `Guthaben für ${longName}`, unitPrice: money(98765432, "EUR") },
    dueNow: money(98765432, "EUR"),
  },
  "done-long": {
    ...done,
    locale: "de",
    brand: { ...brand, name: longName },
    charged: money(98765432, "EUR"),
  },
  ...Object.fromEntries(
    (["es", "fr", "de", "pt", "ja", "ar"] as const).map((locale) => [`open-${locale}`, { ...open, locale }]),
  ),
  "open-paypal-ar": { ...open, gateway: "paypal", locale: "ar" },
  "done-ar": { ...done, locale: "ar" },
  "processing-ar": { ...processing, locale: "ar" },
};
