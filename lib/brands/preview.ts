import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { type Money, money } from "@/lib/money";
import type { BrandView, OpenView, SetupView, TriggerView } from "@/lib/setup/view";
import { type BrandDraft, FONTS, MODES } from "./schema";
import { toBrandTheme, toVariant } from "./variant";

export const PREVIEW_STATES = ["open", "declined", "replacing", "processing", "done", "closed"] as const;
export type PreviewState = (typeof PREVIEW_STATES)[number];

/** What is charged on the pictured page: the organization's own terms. */
export type PreviewTerms = { dueNow: Money | null; trigger: TriggerView; testMode: boolean };

const text = (most: number) => z.string().max(most);

/** What the editor tells the frame to show. Half-typed values among it: the page's theme bears any. */
export const previewMessage = z.object({
  type: z.literal("edge:preview"),
  state: z.enum(PREVIEW_STATES),
  locale: z.enum(LOCALES),
  look: z.enum(MODES),
  gateway: z.enum(["stripe", "paypal"]),
  logoUrl: text(2_000).nullable(),
  draft: z.object({
    name: text(200),
    mode: z.enum(MODES),
    primaryColor: text(40),
    backgroundColor: text(40),
    surfaceColor: text(40),
    textColor: text(40),
    accentColor: text(40),
    font: z.enum(FONTS),
    radius: z.number(),
    termsUrl: text(2_100).nullable(),
    privacyUrl: text(2_100).nullable(),
    supportUrl: text(2_100).nullable(),
    homeUrl: text(2_100).nullable(),
    returnUrl: text(2_100).nullable(),
  }),
});

export type PreviewMessage = z.output<typeof previewMessage>;

/** What the frame says once it listens. */
export const PREVIEW_READY = "edge:preview-ready";

function toBrandView({ draft, look, logoUrl }: PreviewMessage): BrandView {
  return {
    name: draft.name.trim() || "Your brand",
    logoUrl,
    theme: { ...toBrandTheme(toVariant(draft, look)), font: draft.font, radius: draft.radius },
    links: {
      terms: draft.termsUrl,
      privacy: draft.privacyUrl,
      support: draft.supportUrl,
      home: draft.homeUrl,
    },
    // The picture talks to nobody's site.
    embedOrigins: [],
  };
}

/** The hosted page of a brand as it is being edited, in one of its states. It has no address to post to. */
export function toPreviewView(
  message: PreviewMessage,
  { dueNow, trigger, testMode }: PreviewTerms,
): SetupView {
  const { state, locale, gateway, draft } = message;
  const method = gateway === "paypal" ? PAYPAL : CARD;
  const common = { brand: toBrandView(message), locale, testMode, gateway };
  const open: OpenView = {
    ...common,
    state: "open",
    trigger,
    dueNow,
    consentVersion: "preview",
    replaces: null,
    actionBase: null,
    scriptUrl: null,
    notice: null,
    locked: false,
  };
  switch (state) {
    case "open":
      return open;
    case "declined":
      return { ...open, notice: gateway === "paypal" ? "method_unusable" : "card_declined" };
    case "replacing":
      return { ...open, state, dueNow: null, replaces: method };
    case "processing":
      return { ...common, state, dueNow, actionBase: null };
    case "done":
      return {
        ...common,
        state,
        charged: dueNow,
        chargedAt: dueNow && "2027-01-15T10:44:00Z",
        method,
        receipt: dueNow && "sc_0rT5mVnqk2Jw8ZcXyB1dGhLp",
        trigger,
        returnUrl: draft.returnUrl,
      };
    case "closed":
      return { ...common, state, reason: "expired" };
  }
}

const CARD = { label: "Visa •••• 4242", type: "card" } as const;
const PAYPAL = { label: "buyer@example.com", type: "paypal" } as const;

/** What a page without any item of its own shows. */
export function sampleTrigger(currency: string): TriggerView {
  return {
    itemName: "Wallet top-up",
    mode: "fixed",
    condition: "lte",
    threshold: 15,
    unitPrice: money(20_000, currency),
    cap: money(50_000, currency),
    description: "When value <= $15, charge $200",
    captureMode: "off_session",
  };
}

/** The message of a brand's own page, as customers would see it. */
export function firstMessage(draft: BrandDraft, logoUrl: string | null): PreviewMessage {
  const { locale, embedOrigins: _, ...shown } = draft;
  return {
    type: "edge:preview",
    state: "open",
    locale: locale ?? "en",
    look: draft.mode,
    gateway: "stripe",
    logoUrl,
    draft: shown,
  };
}
